import { CodeField, CountField, OrNull, TextField } from './fields';

/**
 * Stands in events of acts that were entered afterwards (DESIGN §3.8): where they come from and why.
 * `source` is `register` (an imported register), `paper` or `cut-off` (a counter that was off the network).
 */
export class EnteredAfterwards {
  @CodeField() source: 'register' | 'paper' | 'cut-off';
  /** sha-256 of the register file, hexadecimal. */
  @OrNull() @TextField(64) fileHash: string | null;
  /** Row of the file, counted from 1 at the first dossier. */
  @OrNull() @CountField() rowNumber: number | null;
  @TextField(200) reason: string;
}
