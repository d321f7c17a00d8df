import { printMoment, printOfficialDay, wardDayOf } from '@motcua/deadline';
import type { Applicant, AuthorisedPerson, GroundingEvent, IssuingUnit, Person, SlipFacts } from './facts';
import type { Block, Field, Foot, FormModel, Head, Party } from './form-model';
import { type FormName, type FormVersion, formVersionOn } from './form-version';

/**
 * A slip: head and title of the form in force on the day of issue, then its own blocks, then the foot. A draft says so
 * twice and leaves its day to whoever signs it.
 */
export function slip(form: FormName, facts: SlipFacts, blocks: readonly Block[], isDraft = false): FormModel {
  const { unit, issuedAt, dossierCode, trackingLink, restsOn } = facts;
  const version = formVersionOn(form, wardDayOf(issuedAt));
  return {
    format: 'a5',
    title: version.title,
    issuedAt,
    blocks: [
      isDraft
        ? {
            ...headOf(version, facts),
            stateMark: 'DỰ THẢO',
            placeAndDay: `${unit.place}, ngày …… tháng …… năm ………`,
          }
        : headOf(version, facts),
      {
        kind: 'title',
        text: version.title.toUpperCase(),
        below: [...(isDraft ? ['(Dự thảo, chưa có giá trị)'] : []), `Mã hồ sơ: ${dossierCode ?? '……………………………'}`],
      },
      ...blocks,
      footOf(trackingLink, restsOn),
    ],
  };
}

type HeadFacts = Pick<SlipFacts, 'unit' | 'number' | 'issuedAt' | 'copyNumber'>;

export function headOf(version: FormVersion, { unit, number, issuedAt, copyNumber }: HeadFacts): Head {
  return {
    kind: 'head',
    formMark: `Mẫu số ${version.number} – ${version.circular}`,
    stateMark: copyNumber === 0 ? null : `Bản sao lần ${copyNumber}`,
    parentName: unit.parentName,
    unitName: unit.name,
    numberLine: numberLineOf(version, unit, number),
    placeAndDay: `${unit.place}, ${printOfficialDay(wardDayOf(issuedAt))}`,
  };
}

/** 'Số: 07/PBS-TTPVHCC': numbers below 10 take a 0 (Decree 30/2020). */
function numberLineOf({ mark }: FormVersion, unit: IssuingUnit, number: number | null): string {
  const printed = number === null ? '……' : String(number).padStart(2, '0');
  return `Số: ${printed}/${mark === null ? '' : `${mark}-`}${unit.mark}`;
}

export function field(label: string, value: string | number | null): Field {
  return { kind: 'field', label, value: value === null ? null : String(value) };
}

export function applicantFields(applicant: Applicant): Field[] {
  const { authorisedPerson } = applicant;
  return [
    field('Họ và tên cá nhân/Tên tổ chức', applicant.name),
    ...contactFields(applicant),
    ...(authorisedPerson === null ? [] : authorisedFields(authorisedPerson)),
  ];
}

function authorisedFields(person: AuthorisedPerson): Field[] {
  return [
    field('Người được ủy quyền nộp hồ sơ', person.name),
    ...contactFields(person),
    field('Giấy tờ ủy quyền', person.proxyPaper),
  ];
}

function contactFields(person: Person): Field[] {
  return [
    field('Số định danh cá nhân/tổ chức', person.identityNumber),
    field('Địa chỉ', person.address),
    field('Số điện thoại', person.phone),
    field('Email', person.email),
  ];
}

export const signHere = '(Ký, ghi rõ họ tên hoặc ký số)';

export function party(heading: string, name: string | null): Party {
  return { heading, note: signHere, name };
}

function footOf(link: string | null, restsOn: readonly GroundingEvent[]): Foot {
  const tracking = link === null ? [] : [`Quét mã QR hoặc mở liên kết để theo dõi hồ sơ: ${link}`];
  return { kind: 'foot', link, notes: [...tracking, `Lập từ các sự kiện của hồ sơ: ${printEvents(restsOn)}.`] };
}

/** 'DossierReceived (1), 09:05 T4 01/10/2025; …': in brackets the event's position in the dossier's stream. */
function printEvents(events: readonly GroundingEvent[]): string {
  return events.map(({ type, position, at }) => `${type} (${position}), ${printMoment(at)}`).join('; ');
}
