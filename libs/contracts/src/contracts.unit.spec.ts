import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog, type EventType, eventDefinition, eventSlug, eventTypes, isEventType } from './catalog';
import { parseEvent, validateData } from './parse';
import { filterSubjectOf, subjectOf } from './subjects';
import { fieldCodeOf, procedureCodeOf } from './words';

const folder = join(__dirname, '../fixtures');
const fixture = (type: EventType, version: number): Record<string, unknown> & { data: Record<string, unknown> } =>
  JSON.parse(readFileSync(join(folder, `${eventSlug(type)}.v${version}.json`), 'utf8'));

const versionsOf = (type: EventType): number[] =>
  Array.from({ length: eventDefinition(type).version }, (_, index) => index + 1);

/** Words that only personal data is called by; none may become a field of an event. */
const personal = /(fullName|idNumber|phone|email|address|birth(Date|day)|applicantName|contact|cccd|citizenId)$/i;

const fieldNames = (value: unknown): string[] =>
  value && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...fieldNames(inner)])
    : [];

describe('the contracts', () => {
  it.each(eventTypes)('%s has a golden message of every version, readable as the newest', (type) => {
    for (const version of versionsOf(type)) {
      const { data, ...attributes } = fixture(type, version);
      expect(attributes.type).toBe(type);
      expect(parseEvent(attributes, data)).toMatchObject({
        ok: true,
        event: { type, version: eventDefinition(type).version },
      });
    }
  });

  it.each(eventTypes)('%s refuses data without its fields and tolerates a newer producer’s', (type) => {
    const { data } = fixture(type, eventDefinition(type).version);
    // The office of a ward may be unknown, and nothing else is said; a course that goes on has neither end nor return.
    if (type !== 'ProcessingStarted' && type !== 'CourseCorrected')
      expect(validateData(type, {}).length).toBeGreaterThan(0);
    expect(validateData(type, { ...data, addedLater: true })).toEqual([]);
  });

  it.each(eventTypes)('%s carries no personal data', (type) => {
    expect(fieldNames(fixture(type, eventDefinition(type).version).data).filter((name) => personal.test(name))).toEqual(
      [],
    );
  });

  it('keeps no message of an event that is not in the catalogue', () => {
    const known = new Set(
      eventTypes.flatMap((type) => versionsOf(type).map((version) => `${eventSlug(type)}.v${version}.json`)),
    );
    expect(readdirSync(folder).filter((file) => !known.has(file))).toEqual([]);
  });

  it('names acts in the past tense, never as an update', () => {
    const irregular = new Set([
      'CourseTakenOver',
      'WithdrawalRequestHeard',
      'SupplementDeliveryHeard',
      'DossierHeard',
      'ResolutionHeard',
      'ForwardedProgressHeard',
      'DossierHandedOver',
      'DossierWithdrawn',
      'FeePaid',
      'FeeNotPaidOnline',
      'NotificationSent',
    ]);
    expect(eventTypes.filter((type) => !type.endsWith('ed') && !irregular.has(type))).toEqual([]);
    expect(eventTypes.filter((type) => /Updated|StatusChanged/.test(type))).toEqual([]);
  });

  it('gives every published event a subject that its producer’s consumers filter', () => {
    for (const type of eventTypes) {
      const subject = subjectOf({ type, receivingWardCode: 'an-thang' });
      const filter = filterSubjectOf(eventDefinition(type).owner)
        .replaceAll('.', '\\.')
        .replace('*', '[^.]+')
        .replace('>', '.+');
      expect(subject).toMatch(new RegExp(`^${filter}$`));
    }
  });

  it('names the failing field and never its value', () => {
    const { data, ...attributes } = fixture('DossierReceived', 1);
    const clock = { ...(data.clock as object), dueAt: 'Nguyễn Văn A' };
    const parsed = parseEvent(attributes, { ...data, clock });
    expect(parsed).toMatchObject({ ok: false, problem: expect.stringContaining('clock.dueAt') });
    expect(JSON.stringify(parsed)).not.toContain('Nguyễn');
  });

  it('parks unknown types and newer versions with a reason', () => {
    const { data, ...attributes } = fixture('DossierReceived', 1);
    expect(parseEvent({ ...attributes, type: 'DossierVanished' }, data)).toMatchObject({ ok: false });
    expect(parseEvent({ ...attributes, version: 99 }, data)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('newer'),
    });
    expect(isEventType('toString')).toBe(false);
    expect(Object.keys(catalog)).toEqual(eventTypes);
  });

  it('makes a field’s code from its name', () => {
    expect(fieldCodeOf('Tư pháp – hộ tịch')).toBe('tu-phap-ho-tich');
    expect(fieldCodeOf('Tư pháp - hộ tịch')).toBe('tu-phap-ho-tich');
    expect(fieldCodeOf('Đất đai')).toBe('dat-dai');
  });

  it('makes the code that joins a procedure’s names', () => {
    expect(procedureCodeOf('2.000815.000.00.00.H61')).toBe('2.000815');
    expect(procedureCodeOf(' 1.014383.H13 ')).toBe('1.014383');
    expect(procedureCodeOf('1.001193')).toBe('1.001193');
  });

  it('reads a procedure of the first version as one of which less is known', () => {
    const { data, ...attributes } = fixture('ProcedureDefined', 1);
    expect(parseEvent(attributes, data)).toMatchObject({
      ok: true,
      event: { data: { ...data, rawCode: '1.004873', papers: null, fees: null, to: null, isSample: false } },
    });
  });

  it.each(['DossierResolved', 'DossierRefused', 'DossierWithdrawn', 'DossierStopped'] as const)(
    'reads %s of the first version as not judged by index 766',
    (type) => {
      const { data, ...attributes } = fixture(type, 1);
      expect(parseEvent(attributes, data)).toMatchObject({ event: { data: { ...data, indexJudgement: null } } });
    },
  );

  it('reads a correction of the first version as not judged, also where nothing has ended', () => {
    const { data, ...attributes } = fixture('CourseCorrected', 1);
    expect(parseEvent(attributes, data)).toMatchObject({ event: { data: { ending: { indexJudgement: null } } } });
    const reopened = parseEvent(attributes, { ...data, outcome: null, ending: null });
    expect(reopened).toMatchObject({ event: { data: { ending: null } } });
  });

  it('refuses a part of a procedure that would not stand in a cell of its own', () => {
    const { data } = fixture('ProcedureDefined', 2);
    const papers = [{ code: 'don', name: 'Đơn | bản sao', form: 'copy', count: 1 }];
    expect(validateData('ProcedureDefined', { ...data, papers }).join()).toContain('papers');
  });
});
