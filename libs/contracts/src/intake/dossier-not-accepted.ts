import { CodeField } from '../fields';

/** The centre did not accept a filing (form 03); it is never received. */
export class DossierNotAccepted {
  @CodeField() reasonCode: string;
}
