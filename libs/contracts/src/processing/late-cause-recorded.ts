import { ChoiceField, CodeField, OrNull } from '../fields';
import { type EvidenceKind, evidenceKinds } from '../words';

/** Why a late dossier is late, with what proves it; replaces what was said before. */
export class LateCauseRecorded {
  /** A code of the list of late causes. */
  @CodeField() causeCode: string;
  @OrNull() @ChoiceField(evidenceKinds) evidenceKind: EvidenceKind | null;
  /** Number of the log, document or statement. */
  @OrNull() @CodeField() evidenceReference: string | null;
}
