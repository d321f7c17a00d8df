import { ChoiceField, CodeField, CountField, InstantField, NestedField, TextField } from '../fields';
import { type Producer, producers, type SlipName, slipNames } from '../words';

/** An event that a paper was made from. */
export class PaperGround {
  @ChoiceField(producers) producer: Producer;
  @CodeField() type: string;
  /** Among what its producer published of the dossier. */
  @CountField() position: number;
}

/**
 * Private: a slip of the dossier was printed. The same form on the same grounds is the same paper: its first print is the
 * original, later ones are copies, which keep its number and its instant.
 */
export class FormPrinted {
  @ChoiceField(slipNames) form: SlipName;
  /** In the set that is in force on the day of issue: '01' … '06'. */
  @CodeField() formNumber: string;
  @TextField(80) circular: string;
  /** Of the ward's book for this kind of paper, in the ward-local year of `issuedAt`. */
  @CountField() number: number;
  /** 0: the original; n: its n-th copy. */
  @CountField() copyNumber: number;
  @NestedField(() => PaperGround, { each: true }) restsOn: PaperGround[];
  /** When the original was issued. */
  @InstantField() issuedAt: string;
}
