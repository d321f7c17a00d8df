import { wardDayOf } from '@motcua/deadline';
import type { RegisterRow } from '../../cli/src/register/register-layout';
import { arrivalsOf } from './arrivals';
import { digitizedAmong } from './digitization';
import type { Draft } from './draft';
import { draftsOf } from './drafts';
import { settle } from './outcomes';
import { type Random, randomFor } from './random';
import { returnsOf } from './returns';
import type { WardPlan } from './ward-plan';

/** A ward's register, in order of receipt; the same for the same plan on every run. */
export function makeRegister(plan: WardPlan): RegisterRow[] {
  const random = randomFor(plan.wardCode);
  const drafts = draftsOf(plan, arrivalsOf(plan, random), random);
  settle(plan, drafts, random);
  return rowsOf(plan, drafts, random);
}

function rowsOf(plan: WardPlan, drafts: readonly Draft[], random: Random): RegisterRow[] {
  const digitized = digitizedAmong(plan, drafts, random);
  const returns = returnsOf(plan, drafts, random);
  const nextCode = codesOf(plan.issuingUnitCode);
  return drafts.map((draft, i) => ({
    rowNumber: i + 1,
    dossierCode: nextCode(draft),
    procedureCode: draft.procedure.code,
    procedureName: draft.procedure.name,
    fieldName: draft.fieldName,
    competentUnitName: `UBND phường ${plan.wardName}`,
    applicantName: '',
    applicantContact: '',
    channel: draft.channel,
    hasSlip: draft.dueAt !== null,
    receivedAt: draft.receivedAt,
    dueAt: draft.dueAt,
    endedAt: draft.endedAt,
    returnedAt: returns.get(draft)?.returnedAt ?? null,
    returnManner: returns.get(draft)?.manner ?? null,
    status: draft.endedAt === null ? 'pending' : 'resolved',
    componentsDigitized: draft.channel === 'online' ? 'exempt' : digitized.components.has(draft) ? 'yes' : 'no',
    resultDigitized: digitized.results.has(draft),
    lateCause: draft.lateCause,
    note: draft.dueAt === null ? 'Kết quả trả ngay' : '',
  }));
}

/** Dossier codes count from 1 each day; immediate results have a series of their own (TN, trả ngay). */
function codesOf(issuingUnitCode: string): (draft: Draft) => string {
  const last = new Map<string, number>();
  return ({ receivedAt, dueAt }) => {
    const day = `${wardDayOf(receivedAt).replaceAll('-', '').slice(2)}-${dueAt === null ? 'TN' : ''}`;
    const number = (last.get(day) ?? 0) + 1;
    last.set(day, number);
    return `${issuingUnitCode}-${day}${String(number).padStart(4, '0')}`;
  };
}
