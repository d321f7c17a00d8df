import { Clock } from '../clock';
import { EnteredAfterwards } from '../entered-afterwards';
import {
  ChoiceField,
  CodeField,
  IdField,
  InstantField,
  NestedField,
  OrNull,
  TextField,
  UnitCodeField,
  YesNoField,
} from '../fields';
import {
  type Channel,
  type CompetentLevel,
  channels,
  competentLevels,
  type ServiceLevel,
  serviceLevels,
} from '../words';

/** What a receipt says (form 01): everything that a report or a later act needs, so that nobody asks back. */
export class Receipt {
  @CodeField() dossierCode: string;
  /** Normalised to its first two parts, e.g. `1.001193`; the raw text stands in the catalogue. */
  @CodeField() procedureCode: string;
  /** Content hash of the procedure's version, or `unlisted` for a register row whose procedure is not in the catalogue. */
  @CodeField() procedureVersion: string;
  @CodeField() fieldCode: string;
  @TextField() fieldName: string;
  @UnitCodeField() receivingWardCode: string;
  @UnitCodeField() competentUnitCode: string;
  @ChoiceField(competentLevels) competentLevel: CompetentLevel;
  @OrNull() @UnitCodeField() applicantWardCode: string | null;
  @ChoiceField(serviceLevels) serviceLevel: ServiceLevel;
  @ChoiceField(channels) channel: Channel;
  /** Filed online with an officer's help. */
  @YesNoField() assisted: boolean;
  /** Whether a receipt with appointment was issued; immediate results go without unless asked. */
  @YesNoField() hasSlip: boolean;
  @InstantField() receivedAt: string;
  @NestedField(() => Clock) clock: Clock;
  /** The receiving centre's dossier that was forwarded here (non-territorial). */
  @OrNull() @IdField() forwardedFrom: string | null;
  @OrNull() @NestedField(() => EnteredAfterwards) enteredAfterwards: EnteredAfterwards | null;
}
