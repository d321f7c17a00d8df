import { CodeField, CountField, TextField } from '../fields';
import { Matches } from 'class-validator';

/** A stored scan: what was kept, so that its bytes can be found and checked. */
export class Scan {
  @CodeField() componentCode: string;
  @Matches(/^[0-9a-f]{64}$/) sha256: string;
  /** Bytes. */
  @CountField() size: number;
  @TextField(80) mediaType: string;
  @CountField() pages: number;
}
