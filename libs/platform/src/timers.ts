import type { DomainEvent, Instant } from '@motcua/contracts';
import {
  type Companion,
  type EventStore,
  handleCommand,
  type StoreRoles,
  type StreamType,
} from '@motcua/event-sourcing';
import { type Kysely, sql } from 'kysely';
import { v5 } from 'uuid';

/** A clock that an act sets: what is due, and when that is to be said. */
export interface Timer {
  timer: string;
  dueAt: Instant;
  fireAt: Instant;
}

type TimerFired = Extract<DomainEvent, { data: { timer: string; dueAt: string } }>;

/** A timer whose time has come. */
export interface DueTimer {
  wardCode: string;
  dossierId: string;
  timer: string;
  dueAt: Instant;
}

/** Fires a timer once, however often it is asked. */
export type FireTimer = (store: EventStore, due: DueTimer, now: Instant) => Promise<void>;

/**
 * Timers that wait, frozen as of the migration that brought them. Nothing is unique here: a row too many is quiet,
 * since the stream remembers what has fired, while a violated key would refuse the acts of a whole batch.
 */
export const createTimersV1 = async (db: Kysely<unknown>, roles: StoreRoles): Promise<void> => {
  const { api, worker } = { api: sql.id(roles.api), worker: sql.id(roles.worker) };
  const run = (statement: ReturnType<typeof sql>) => statement.execute(db);
  await run(sql`
    create table timers (
      ward_code text not null,
      dossier_id uuid not null,
      timer text not null,
      due_at timestamptz(3) not null,
      fire_at timestamptz(3) not null
    )`);
  await run(sql`create index timers_by_time on timers (fire_at)`);
  await run(
    sql`comment on table timers is 'Clocks that run, to find them by time; whether one has fired stands in its stream.'`,
  );
  const wardInScope = sql`ward_code = any (string_to_array(current_setting('app.wards', true), ','))`;
  await run(sql`alter table timers enable row level security`);
  await run(sql`alter table timers force row level security`);
  await run(
    sql`create policy api_sees_its_wards on timers to ${api} using (${wardInScope}) with check (${wardInScope})`,
  );
  await run(sql`create policy worker_sees_all on timers to ${worker} using (true) with check (true)`);
  await run(sql`grant insert on timers to ${api}`);
  await run(sql`grant select, insert, update (fire_at), delete on timers to ${worker}`);
};

/** Rows that commit with the events that set these clocks. */
export const timerRows = (wardCode: string, dossierId: string, timers: readonly Timer[]): Companion[] =>
  timers.map(({ timer, dueAt, fireAt }) => ({
    table: 'timers',
    row: { ward_code: wardCode, dossier_id: dossierId, timer, due_at: dueAt, fire_at: fireAt },
  }));

interface Timed<State> {
  state: State;
  fired: readonly string[];
}

const keyOf = ({ timer, dueAt }: { timer: string; dueAt: Instant }): string => `${timer} ${dueAt}`;

/**
 * A dossier's timers: the stream says whether one has fired, `decide` (pure) whether its clock still stands there.
 * @param firing the type of the event that a firing is, or types where there are several
 */
export const fireTimersOf = <State>(
  type: StreamType<State>,
  firing: TimerFired['type'] | readonly TimerFired['type'][],
  decide: (state: State, due: { timer: string; dueAt: Instant }) => DomainEvent[],
): FireTimer => {
  const firings: readonly string[] = [firing].flat();
  const timed: StreamType<Timed<State>> = {
    streamId: type.streamId,
    initialState: { state: type.initialState, fired: [] },
    evolve: ({ state, fired }, event) => ({
      state: type.evolve(state, event),
      fired: firings.includes(event.type) ? [...fired, keyOf(event.data as TimerFired['data'])] : fired,
    }),
    competentUnitOf: ({ state }) => type.competentUnitOf(state),
  };
  return async (store, due, now) => {
    const { wardCode, dossierId } = due;
    const id = type.streamId(dossierId);
    const correlationId = v5(`${id} ${keyOf(due)}`, dossierId);
    let ids = 0;
    await handleCommand(store, timed, {
      stream: { wardCode, id },
      dossierId,
      scope: { wards: [wardCode], units: [] },
      occurredAt: now,
      newId: () => {
        ids += 1;
        return ids === 1 ? correlationId : v5(`${id} ${keyOf(due)} ${ids}`, dossierId);
      },
      context: { actor: { id: 'system', role: 'timer' }, correlationId, causationId: null, traceparent: null },
      decide: ({ state, fired }) => (fired.includes(keyOf(due)) ? [] : decide(state, due)),
    });
  };
};
