import type { Readable } from 'node:stream';

/** Bytes that came in and were hashed on the way, but are not kept yet. */
export interface IncomingBlob {
  sha256: string;
  /** Bytes. */
  size: number;
  /** By its first bytes; null: nothing a scan may be. */
  mediaType: string | null;
  /** Resolves when the bytes would survive a loss of power. */
  keep: (wardCode: string) => Promise<void>;
  discard: () => Promise<void>;
}

/** Where the bytes of scans lie, by ward and sha-256. */
export abstract class BlobStore {
  /** Reads to the end, so that whoever sends gets to read the answer. */
  abstract receive(bytes: AsyncIterable<Uint8Array>): Promise<IncomingBlob>;
  abstract has(wardCode: string, sha256: string): Promise<boolean>;
  /** Undefined: the bytes are not there. */
  abstract read(wardCode: string, sha256: string): Promise<Readable | undefined>;
}
