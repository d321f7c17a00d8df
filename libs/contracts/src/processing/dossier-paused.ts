import { CodeField } from '../fields';

/** The clock stands still on a legal ground (NĐ 61/2018, land law); not stopped. */
export class DossierPaused {
  @CodeField() groundCode: string;
}
