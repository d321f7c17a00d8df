import { ChoiceField, CodeField } from '../fields';
import { type Channel, channels } from '../words';

/** Private: somebody asked for what no procedure of the catalogue covers. What was said stands in the vault. */
export class OtherRequestRecorded {
  @CodeField() kindCode: string;
  @ChoiceField(channels) channel: Channel;
}
