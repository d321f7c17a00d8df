import type { DomainEvent, EventData } from '@motcua/contracts';
import {
  type Append,
  AppendConflict,
  type Companion,
  emptyHead,
  fold,
  KeyReused,
  PostgresEventStore,
  Rejected,
} from '@motcua/event-sourcing';
import { type ActRequest, API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { v5, v7 } from 'uuid';
import { type Dossier, dossierStream } from '../dossier.state';
import { inWards } from '../in-wards.query';
import { NumberLine } from '../number-line.fragment';
import { paymentEntries } from '../payments/payment-entries.fragment';
import { issuedCode } from '../receive-dossier/issued-code.fragment';
import type { RegisterLine, Settled } from './settle-immediately.decide';

export interface ImmediateItem {
  rowNumber: number;
  dossierId: string;
  decided: Settled | Rejected;
  sealed: readonly Companion[];
}

export type ImmediateOutcome =
  | {
      rowNumber: number;
      outcome: 'settled';
      dossierId: string;
      dossierCode: string;
      settlement: EventData<'ImmediateResultSettled'>;
    }
  | { rowNumber: number; outcome: 'rejected'; code: string; reason: string };

interface Numbered {
  item: ImmediateItem;
  events: DomainEvent[];
  settlement: EventData<'ImmediateResultSettled'>;
}

const namespace = 'c0a1b6a4-3a0e-4d0f-9f3c-6d4f2a5e7b10';
const bookOf = ({ registerBook, registerYear }: RegisterLine): string => `${registerBook} ${registerYear}`;

/** Batches of immediate results: all of one batch in one commit, with the next numbers of their registers. */
@Injectable()
export class ImmediateResults {
  private readonly line = new NumberLine('register_book_entries_pkey');

  constructor(
    @Inject(API_POOL) private readonly pool: pg.Pool,
    private readonly store: PostgresEventStore,
  ) {}

  /** A repeated batch means the same dossiers, so that the second of two at once finds them settled. */
  idOf({ ward, identity, route, idempotencyKey }: ActRequest, rowNumber: number): string {
    return idempotencyKey === undefined
      ? v7()
      : v5(`${ward} ${identity.subject} ${route} ${idempotencyKey} ${rowNumber}`, namespace);
  }

  /** The first answer of this key; undefined where it has none. Errors: `KeyReused`. */
  async answered(request: ActRequest, ids: ReadonlyMap<number, string>): Promise<ImmediateOutcome[] | undefined> {
    const { ward, identity, route, idempotencyKey: key } = request;
    if (key === undefined) return undefined;
    const answer = await this.store.findAnswer(ward, { subject: identity.subject, route, key });
    if (!answer) return undefined;
    if (answer.bodyHash !== request.bodyHash) throw new KeyReused();
    const streams = await this.store.readAll(ward, [...ids.values()].map(dossierStream.streamId));
    return [...ids].flatMap(([rowNumber, dossierId]) => {
      const read = streams.get(dossierStream.streamId(dossierId));
      return read ? settledOutcome(rowNumber, dossierId, fold(dossierStream, read.events)) : [];
    });
  }

  /** Errors: `AppendConflict` where the same batch was settled meanwhile, or others kept taking numbers. */
  async settle(request: ActRequest, items: readonly ImmediateItem[], now: string): Promise<ImmediateOutcome[]> {
    const outcomes = await this.line.inLine(request.ward, async () => {
      const numbered = await this.number(request.ward, items);
      await this.append(request, numbered, now);
      return numbered.flatMap(({ item: { rowNumber, dossierId }, events, settlement }) => {
        const receipt = events.find(({ type }) => type === 'DossierReceived') as DomainEvent<'DossierReceived'>;
        const { dossierCode } = receipt.data;
        return [{ rowNumber, outcome: 'settled', dossierId, dossierCode, settlement } as const];
      });
    });
    return [...outcomes, ...items.flatMap(rejectedOutcome)].sort((a, b) => a.rowNumber - b.rowNumber);
  }

  private async append(request: ActRequest, numbered: readonly Numbered[], now: string): Promise<void> {
    if (numbered.length === 0) return;
    const appends = numbered.map((one, index) => appendOf(request, one, now, index === 0));
    const results = await this.store.appendAll(request.ward, appends);
    // Ids of a batch are its own: either all of it is there already, or nothing.
    if (results.some(({ kind }) => kind !== 'appended')) throw new AppendConflict();
  }

  private async number(ward: string, items: readonly ImmediateItem[]): Promise<Numbered[]> {
    const settled = items.flatMap((item) => (item.decided instanceof Rejected ? [] : [{ item, ...item.decided }]));
    const last = await this.lastNumbers(
      ward,
      settled.map(({ line }) => line),
    );
    return settled.map(({ item, events, line }) => {
      const registerNumber = (last.get(bookOf(line)) ?? 0) + 1;
      last.set(bookOf(line), registerNumber);
      const settlement = { ...line, registerNumber };
      return { item, events: [...events, { type: 'ImmediateResultSettled', data: settlement }], settlement };
    });
  }

  private lastNumbers(ward: string, lines: readonly RegisterLine[]): Promise<Map<string, number>> {
    return inWards(this.pool, [ward], async (client) => {
      const { rows } = await client.query<{ book: string; year: number; last: number }>(
        `select book, year, (
           select coalesce(max(number), 0) from register_book_entries e
           where e.ward_code = $1 and e.book = asked.book and e.year = asked.year) as last
         from (select distinct * from unnest($2::text[], $3::integer[]) as a(book, year)) as asked`,
        [ward, lines.map(({ registerBook }) => registerBook), lines.map(({ registerYear }) => registerYear)],
      );
      return new Map(rows.map(({ book, year, last }) => [`${book} ${year}`, last]));
    });
  }
}

const appendOf = (
  { ward, identity, role, route, idempotencyKey, bodyHash, traceparent }: ActRequest,
  { item: { dossierId, sealed }, events, settlement }: Numbered,
  now: string,
  carriesKey: boolean,
): Append => {
  const { data: receipt } = events.find(({ type }) => type === 'DossierReceived') as DomainEvent<'DossierReceived'>;
  return {
    stream: { wardCode: ward, id: dossierStream.streamId(dossierId) },
    dossierId,
    competentUnitCode: receipt.competentUnitCode,
    expected: emptyHead,
    events: events.map((event) => ({ ...event, id: v7(), occurredAt: now })),
    context: { actor: { id: identity.subject, role }, correlationId: v7(), causationId: null, traceparent },
    companions: [
      ...sealed,
      ...issuedCode(dossierId, events),
      ...paymentEntries({ wardCode: ward, dossierId, now }, events),
      registerRow(ward, dossierId, receipt, settlement),
    ],
    ...(carriesKey &&
      idempotencyKey !== undefined && {
        claim: {
          table: 'idempotency',
          row: { subject: identity.subject, route, key: idempotencyKey, bodyHash, status: 201 },
        },
      }),
  };
};

const registerRow = (
  ward: string,
  dossierId: string,
  { dossierCode, procedureCode }: EventData<'DossierReceived'>,
  settlement: EventData<'ImmediateResultSettled'>,
): Companion => ({
  table: 'register_book_entries',
  row: {
    ward_code: ward,
    book: settlement.registerBook,
    year: settlement.registerYear,
    number: settlement.registerNumber,
    dossier_id: dossierId,
    dossier_code: dossierCode,
    procedure_code: procedureCode,
    settled_at: settlement.settledAt,
    copies: settlement.copies,
    pages: settlement.pages,
    fee_collected: settlement.feeCollected,
  },
});

const settledOutcome = (rowNumber: number, dossierId: string, dossier: Dossier): ImmediateOutcome[] =>
  dossier.status === 'settled'
    ? [
        {
          rowNumber,
          outcome: 'settled',
          dossierId,
          dossierCode: dossier.receipt.dossierCode,
          settlement: dossier.settlement,
        },
      ]
    : [];

const rejectedOutcome = ({ rowNumber, decided }: ImmediateItem): ImmediateOutcome[] =>
  decided instanceof Rejected ? [{ rowNumber, outcome: 'rejected', code: decided.code, reason: decided.message }] : [];
