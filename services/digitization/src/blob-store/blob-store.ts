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

/** Which bytes. */
export interface BlobName {
  wardCode: string;
  sha256: string;
}

/**
 * Where the bytes of scans lie, by ward and sha-256. What was kept is undecided until the act that it came for is
 * committed: a refused act, or a crash, leaves it so.
 */
export abstract class BlobStore {
  /** Reads to the end, so that whoever sends gets to read the answer. */
  abstract receive(bytes: AsyncIterable<Uint8Array>): Promise<IncomingBlob>;
  abstract has(wardCode: string, sha256: string): Promise<boolean>;
  /** Undefined: the bytes are not there. */
  abstract read(wardCode: string, sha256: string): Promise<Readable | undefined>;
  abstract decided(blob: BlobName): Promise<void>;
  /** What has been undecided since before an instant, in milliseconds. */
  abstract undecidedSince(instant: number): Promise<BlobName[]>;
  /** Leaves bytes that came in once more since the instant. */
  abstract remove(blob: BlobName, keptBefore: number): Promise<void>;
}
