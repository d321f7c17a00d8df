import type { Instant } from '@motcua/deadline';

/** One dossier as the register (sổ theo dõi hồ sơ) tells of it. Text that is absent is ''. */
export type RegisterRow = {
  readonly rowNumber: number;
  readonly dossierCode: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly fieldName: string;
  readonly competentUnitName: string;
  /** Personal; goes to the vault or nowhere. */
  readonly applicantName: string;
  /** Personal; goes to the vault or nowhere. */
  readonly applicantContact: string;
  readonly channel: 'online' | 'direct' | 'postal';
  readonly hasSlip: boolean;
  /** Of a dossier that was not accepted: when it was filed. */
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  /** When its course ended, whichever way `status` names. */
  readonly endedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly returnManner: 'office' | 'post' | 'online' | 'home' | null;
  readonly status: 'pending' | 'resolved' | 'refused' | 'withdrawn' | 'stopped' | 'not-accepted';
  readonly componentsDigitized: 'yes' | 'no' | 'exempt';
  readonly resultDigitized: boolean;
  readonly lateCause: string;
  readonly note: string;
};

/** Why a row cannot be taken over. Names the problem and the way out, never the value: it may be personal. */
export type RegisterReject = { readonly rowNumber: number; readonly column: string; readonly reason: string };

/** What could be read of a row; a cell that could not be read is undefined and has its problem. */
export type ReadRow = { readonly [K in keyof RegisterRow]: RegisterRow[K] | undefined };
