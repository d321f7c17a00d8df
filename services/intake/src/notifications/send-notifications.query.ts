import { setTimeout as wait } from 'node:timers/promises';
import type {
  DomainEvent,
  EventData,
  NotificationChannel,
  NotificationOccasion,
  NotificationRecipient,
} from '@motcua/contracts';
import { AppendConflict, handleCommand, PostgresEventStore, type StreamType } from '@motcua/event-sourcing';
import { ReferenceData, WORKER_POOL } from '@motcua/platform';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import { v5, v7 } from 'uuid';
import { type Dossier, dossierStream } from '../dossier.state';
import { CourseHistory } from '../papers/course-history.query';
import { procedureNamed, reasonNamed, unitNamed } from '../papers/paper-names.fragment';
import { lastClockMove } from '../papers/told-events.fragment';
import { TrackingLinks } from '../track-dossier/tracking-links.query';
import { Vault } from '../vault/vault.query';
import type { NotificationFacts } from './notification-rows.fragment';
import type { NotificationPort } from './notification-port.fragment';
import { Notifications } from './notifications.query';
import { type Contact, OfficerContacts } from './officer-contacts.query';
import { letterOf, type Language, type MessageFacts, shortMessageOf, templateName } from './templates.fragment';

const rest = 1_000;
const atOnce = 16;
/** A batch is over long before, each try within seconds; should its worker have died, another takes the rows then. */
const lease = '10 minutes';
/** Minutes until the next try. */
const delays = [1, 5, 30, 120, 480];

interface NotificationRow {
  id: string;
  ward_code: string;
  dossier_id: string;
  occasion: NotificationOccasion;
  recipient: NotificationRecipient;
  officer_id: string | null;
  facts: NotificationFacts;
  /** This one included. */
  attempts: number;
}

interface Way {
  channel: NotificationChannel;
  port: NotificationPort;
  to: string;
}

/** Each is told and remembered by itself, under an id of its own. */
interface Addressee extends Way {
  notificationId: string;
  language: Language;
}

interface Told {
  dossier: Dossier;
  sent: readonly string[];
}

const toldStream: StreamType<Told> = {
  streamId: dossierStream.streamId,
  initialState: { dossier: dossierStream.initialState, sent: [] },
  evolve: ({ dossier, sent }, event) => ({
    dossier: dossierStream.evolve(dossier, event),
    sent:
      event.type === 'NotificationSent'
        ? [...sent, (event.data as EventData<'NotificationSent'>).notificationId]
        : sent,
  }),
  competentUnitOf: ({ dossier }) => dossierStream.competentUnitOf(dossier),
};

/**
 * Tells whoever is to be told, oldest first and by turns of the wards; every worker runs one. What was sent is remembered
 * by the dossier's stream, so a row that is taken again sends nothing twice but where a worker died between sending and
 * remembering; then the message carries the id of the first.
 */
@Injectable()
export class SendNotifications implements OnModuleDestroy {
  private readonly logger = new Logger(SendNotifications.name);
  private readonly store: PostgresEventStore;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(WORKER_POOL) private readonly pool: pg.Pool,
    private readonly notifications: Notifications,
    private readonly reference: ReferenceData,
    private readonly vault: Vault,
    private readonly officers: OfficerContacts,
    private readonly courses: CourseHistory,
    private readonly links: TrackingLinks,
  ) {
    this.store = new PostgresEventStore(pool, 'log');
  }

  /** Where nobody passes messages on, there is nothing to do. */
  begin(): void {
    if (this.notifications.ports.length > 0) this.running = this.run();
  }

  /** Finishes what is on its way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const count = await this.batch().catch((error) => {
        this.logger.warn(`notifications could not be taken: ${String(error)}`);
        return 0;
      });
      if (count < atOnce) await wait(rest, undefined, { signal }).catch(() => undefined);
    }
  }

  private async batch(): Promise<number> {
    const { rows } = await this.pool.query<NotificationRow>(takeRows);
    // Those of one dossier one after the other: each is remembered by the same stream.
    const dossiers = [...Map.groupBy(rows, ({ dossier_id }) => dossier_id).values()];
    await Promise.all(dossiers.map((ofDossier) => this.tellAll(ofDossier)));
    return rows.length;
  }

  private async tellAll(rows: readonly NotificationRow[]): Promise<void> {
    for (const row of rows) if (!this.stopping.signal.aborted) await this.tell(row);
  }

  private async tell(row: NotificationRow): Promise<void> {
    try {
      await this.send(row, await this.read(row));
      await this.pool.query('delete from notifications where ward_code = $1 and id = $2', [row.ward_code, row.id]);
    } catch (error) {
      // What a port says may repeat an address.
      this.logger.warn(`a notification (${row.occasion}) failed at try ${row.attempts}: ${(error as Error).name}`);
      await this.tryLater(row).catch(() => undefined);
    }
  }

  /** All of them are tried; whoever was told before is not told again. Errors: what the last one failed by. */
  private async send(row: NotificationRow, { sent, dossier }: Told): Promise<void> {
    // Of a dossier that intake has not heard of, nothing could be remembered.
    if (dossier.status === 'none') return;
    const addressees = (await this.addresseesOf(row)).filter(({ notificationId }) => !sent.includes(notificationId));
    if (addressees.length === 0) return;
    const facts = await this.factsOf(row, dossier);
    let failure: unknown;
    for (const addressee of addressees) {
      await this.sendOne(row, addressee, facts).catch((error) => {
        failure = error;
      });
    }
    if (failure) throw failure;
  }

  private async sendOne(row: NotificationRow, addressee: Addressee, facts: MessageFacts): Promise<void> {
    const { notificationId, channel, port, to, language } = addressee;
    const { occasion, recipient, attempts: attempt } = row;
    const messageOf = channel === 'sms' ? shortMessageOf : letterOf;
    await port.send({ id: notificationId, to, ...messageOf(occasion, language, facts) });
    const template = templateName(occasion, language);
    await this.remember(row, {
      type: 'NotificationSent',
      data: { notificationId, occasion, recipient, channel, template, attempt },
    });
  }

  private async tryLater(row: NotificationRow): Promise<void> {
    const { id, ward_code, occasion, recipient, attempts } = row;
    const delay = delays[attempts - 1];
    await this.pool.query(
      `update notifications set send_at = now() + make_interval(mins => $3), failed = $4
       where ward_code = $1 and id = $2`,
      [ward_code, id, delay ?? 0, delay === undefined],
    );
    if (delay !== undefined) return;
    const data = { notificationId: id, occasion, recipient, attempts };
    await this.remember(row, { type: 'NotificationFailed', data });
  }

  private async read({ ward_code: wardCode, dossier_id }: NotificationRow): Promise<Told> {
    const { events } = await this.store.read(
      { wardCode, id: toldStream.streamId(dossier_id) },
      { wards: [wardCode], units: [] },
    );
    return events.reduce((told, event) => toldStream.evolve(told, event), toldStream.initialState);
  }

  /** Whoever else writes to the stream just then must not make a letter go out twice. */
  private async remember(row: NotificationRow, event: DomainEvent, tries = 10): Promise<void> {
    try {
      await this.append(row, event);
    } catch (error) {
      if (!(error instanceof AppendConflict) || tries === 1) throw error;
      await this.remember(row, event, tries - 1);
    }
  }

  private async append({ ward_code: wardCode, dossier_id: dossierId, id }: NotificationRow, event: DomainEvent) {
    await handleCommand(this.store, toldStream, {
      stream: { wardCode, id: toldStream.streamId(dossierId) },
      dossierId,
      scope: { wards: [wardCode], units: [] },
      occurredAt: new Date().toISOString(),
      newId: v7,
      context: {
        actor: { id: 'system', role: 'notifier' },
        correlationId: id,
        causationId: null,
        traceparent: null,
      },
      decide: ({ sent }) =>
        event.type === 'NotificationSent' && sent.includes(event.data.notificationId) ? [] : [event],
    });
  }

  /** Nobody: no address was left or it was erased, nothing is wished, or nobody passes messages on to it. */
  private async addresseesOf(row: NotificationRow): Promise<Addressee[]> {
    const { id, ward_code: ward, dossier_id: dossierId, recipient, officer_id: officerId } = row;
    if (recipient === 'applicant') {
      const opened = await this.vault.open(ward, dossierId, { wards: [ward], units: [] });
      if (opened === undefined || opened === 'erased' || opened.applicant.notify === false) return [];
      const language = opened.applicant.language ?? 'vi';
      return this.waysTo(opened.applicant).map((way) => ({ ...way, notificationId: id, language }));
    }
    // Whoever leads and is assigned, too, is told as the officer.
    const contacts =
      recipient === 'officer'
        ? await this.officers.of(ward, officerId ?? '')
        : (await this.officers.ofLeaders(ward)).filter((leader) => leader.officerId !== officerId);
    return contacts.flatMap((contact) =>
      this.waysTo(contact).map((way) => ({ ...way, notificationId: v5(contact.officerId, id), language: 'vi' })),
    );
  }

  /** A letter where there is an address for it, else a message to the telephone. */
  private waysTo({ email, phone }: Contact): Way[] {
    const ways: [string | undefined, NotificationChannel][] = [
      [email, 'email'],
      [phone, 'zalo'],
      [phone, 'sms'],
    ];
    for (const [to, channel] of ways) {
      const port = this.notifications.ports.find((one) => one.channel === channel);
      if (to !== undefined && port) return [{ channel, port, to }];
    }
    return [];
  }

  private async factsOf(
    { ward_code: ward, dossier_id: dossierId, occasion, facts }: NotificationRow,
    dossier: Dossier,
  ) {
    const receipt = 'receipt' in dossier ? dossier.receipt : null;
    const asked = receipt ?? ('submission' in dossier ? dossier.submission : null);
    const procedure = asked && procedureNamed(this.reference, asked, receipt?.receivedAt ?? new Date().toISOString());
    const course = occasion === 'accepted' ? [] : await this.courses.of(ward, dossierId);
    const names = new Map(procedure?.papers?.map(({ code, name }) => [code, name]));
    const reasons = occasion === 'not-accepted' ? 'not-accepted' : 'supplement';
    return {
      centre: `Trung tâm Phục vụ hành chính công ${unitNamed(this.reference, ward).name}`,
      dossierCode: receipt?.dossierCode ?? null,
      procedure: procedure?.name ?? 'thủ tục hành chính',
      dueAt: facts.dueAt ?? lastClockMove(course)?.data.clock.dueAt ?? receipt?.clock.dueAt ?? null,
      newDate: facts.newDate ?? null,
      papers: (facts.papers ?? []).map((code) => names.get(code) ?? code),
      reason: reasonNamed(this.reference, reasons, facts.reasonCode ?? null),
      warning: facts.warning ?? null,
      trackingLink: this.links.of(ward, dossierId),
    } satisfies MessageFacts;
  }
}

/** Taken by pushing its time ahead, so that no other worker tries the same meanwhile. */
const takeRows = `
  with oldest as (
    select ctid as place, ward_code, send_at from notifications
    where send_at <= now() and not failed order by send_at limit 1000
  ), turns as (
    select place, send_at, row_number() over (partition by ward_code order by send_at) as turn from oldest
  ), taken as (
    select n.ctid as place from turns join notifications n on n.ctid = turns.place and n.send_at = turns.send_at
    order by turns.turn, turns.send_at limit ${atOnce} for update of n skip locked
  )
  update notifications n set attempts = attempts + 1, send_at = now() + interval '${lease}'
  from taken where n.ctid = taken.place
  returning n.id, n.ward_code, n.dossier_id, n.occasion, n.recipient, n.officer_id, n.facts, n.attempts`;
