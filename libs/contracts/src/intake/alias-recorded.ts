import { CodeField, TextField } from '../fields';

/** An older or another system knows the dossier by another code, which is kept beside its own. */
export class AliasRecorded {
  @CodeField() systemCode: string;
  @TextField(80) code: string;
}
