import type { Instant } from '@motcua/deadline';

/** The body that issues a paper. `mark`: its abbreviation in a number ('TTPVHCC'); `place`: what stands before the day. */
export type IssuingUnit = {
  readonly parentName: string | null;
  readonly name: string;
  readonly mark: string;
  readonly place: string;
};

export type Person = {
  readonly name: string;
  /** Personal or organisation id. */
  readonly identityNumber: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
};

/** Someone who files for another, with the paper that says so. */
export type AuthorisedPerson = Person & { readonly proxyPaper: string | null };

export type Applicant = Person & { readonly authorisedPerson: AuthorisedPerson | null };

/** One event of the dossier that the paper states. */
export type GroundingEvent = { readonly type: string; readonly position: number; readonly at: Instant };

/** What every slip states. */
export type SlipFacts = {
  readonly unit: IssuingUnit;
  /** The unit's running number for this kind of paper; null: dots to write on. */
  readonly number: number | null;
  /** When the original was issued; a copy keeps it, and with it the form's number. */
  readonly issuedAt: Instant;
  /** 0: the original; n: the n-th copy. */
  readonly copyNumber: number;
  readonly dossierCode: string | null;
  readonly procedureName: string;
  readonly applicant: Applicant;
  readonly officerName: string | null;
  /** Holds a token that nobody can guess; made outside. */
  readonly trackingLink: string | null;
  readonly restsOn: readonly GroundingEvent[];
};
