import type { RegisterRow } from '../register/register-layout';

/** A register's row as each service asks for it; a row that was not accepted has no course and no scans. */
export const intakeRow = (row: RegisterRow, personal: boolean) => ({
  rowNumber: row.rowNumber,
  dossierCode: row.dossierCode,
  procedureCode: normalProcedureCode(row.procedureCode),
  fieldName: row.fieldName,
  channel: row.channel,
  hasSlip: row.hasSlip,
  receivedAt: row.receivedAt,
  dueAt: row.dueAt,
  notAccepted: row.status === 'not-accepted',
  ...(personal &&
    row.applicantName !== '' && {
      applicant: { fullName: row.applicantName, ...(row.applicantContact !== '' && { address: row.applicantContact }) },
    }),
});

export const processingRow = (row: RegisterRow) => ({
  rowNumber: row.rowNumber,
  dossierCode: row.dossierCode,
  receivedAt: row.receivedAt,
  dueAt: row.dueAt,
  outcome: row.status === 'pending' || row.status === 'not-accepted' ? null : row.status,
  endedAt: row.status === 'not-accepted' ? null : row.endedAt,
  returnedAt: row.returnedAt,
  returnManner: row.returnManner,
  lateCause: row.lateCause,
});

export const digitizationRow = (row: RegisterRow) => ({
  rowNumber: row.rowNumber,
  dossierCode: row.dossierCode,
  receivedAt: row.receivedAt,
  components: row.componentsDigitized,
  result: row.resultDigitized,
});

/** Exports carry suffixes such as 2.000815.000.00.00.H61; the first two parts are the code (regulations §2.5). */
export const normalProcedureCode = (raw: string): string => /^\d+\.\d+/.exec(raw)?.[0] ?? raw;
