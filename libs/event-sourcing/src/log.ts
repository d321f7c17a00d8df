import { type Envelope, type EventData, type EventType, upcast } from '@motcua/contracts';
import pg from 'pg';

/** The published events of a log in their gapless numbers; for the relay, republishing, rebuilds and comparison. */
export class Log {
  private readonly schema: string;

  constructor(
    private readonly pool: pg.Pool | pg.Client,
    schema: string,
  ) {
    this.schema = pg.escapeIdentifier(schema);
  }

  /** At most `limit` events with numbers above `number`, in order. */
  async after(number: number, limit: number): Promise<Envelope[]> {
    const { rows } = await this.pool.query({
      name: `after ${this.schema}`,
      text: `
        select s.number, e.*, st.name as store, st.epoch
        from ${this.schema}.sequence s
        join ${this.schema}.events e using (log_position)
        cross join ${this.schema}.store st
        where s.number > $1 order by s.number limit $2`,
      values: [number, limit],
    });
    return rows.map(toEnvelope);
  }

  /** The last number given out; 0 for an empty log. */
  async head(): Promise<{ store: string; epoch: number; number: number }> {
    const { rows } = await this.pool.query(
      `select name as store, epoch, (select coalesce(max(number), 0) from ${this.schema}.sequence) as number
       from ${this.schema}.store`,
    );
    return { store: rows[0].store, epoch: rows[0].epoch, number: Number(rows[0].number) };
  }

  /** Published events that have no number and are not waiting for one: somebody kept them from the relay. */
  async withheld(): Promise<{ eventId: string; type: string; stream: string; position: number }[]> {
    const { rows } = await this.pool.query(
      `select e.event_id, e.type, e.stream_id, e.position
       from ${this.schema}.events e
       where e.published_position is not null
         and not exists (select from ${this.schema}.sequence s where s.log_position = e.log_position)
         and not exists (select from ${this.schema}.unsequenced u where u.log_position = e.log_position)
       order by e.log_position limit 1000`,
    );
    return rows.map((row) => ({
      eventId: row.event_id,
      type: row.type,
      stream: row.stream_id,
      position: row.position,
    }));
  }

  /** How many published events the target has not had; what has no number yet is counted up to 10,000. */
  async unpublished(target: string): Promise<number> {
    const { rows } = await this.pool.query(
      `select (select count(*) from (select from ${this.schema}.unsequenced limit 10000) waiting)
         + (select coalesce(max(number), 0) from ${this.schema}.sequence)
         - coalesce((select number from ${this.schema}.checkpoints where target = $1), 0) as unpublished`,
      [target],
    );
    return Number(rows[0].unpublished);
  }

  /**
   * Milliseconds since the oldest event that the target has not had; 0 when it has all. Each step is a look-up by key: with
   * a join the planner, whose statistics of what waits are never right, would read the whole log.
   */
  async age(target: string): Promise<number> {
    const { rows } = await this.pool.query(
      `select coalesce(extract(epoch from clock_timestamp() - min(recorded_at)) * 1000, 0)::bigint as age
       from ${this.schema}.events where log_position = any (array[
         (select min(log_position) from ${this.schema}.unsequenced),
         (select log_position from ${this.schema}.sequence
          where number = 1 + coalesce((select number from ${this.schema}.checkpoints where target = $1), 0))])`,
      [target],
    );
    return Number(rows[0].age);
  }
}

const toEnvelope = (row: Record<string, unknown>): Envelope => {
  const type = row.type as EventType;
  return {
    id: row.event_id as string,
    type,
    version: row.version as number,
    source: row.store as string,
    dossierId: row.dossier_id as string | null,
    stream: row.stream_id as string,
    position: row.published_position as number,
    store: row.store as string,
    epoch: row.epoch as number,
    number: Number(row.number),
    receivingWardCode: row.ward_code as string,
    competentUnitCode: row.competent_unit_code as string | null,
    occurredAt: (row.occurred_at as Date).toISOString(),
    recordedAt: (row.recorded_at as Date).toISOString(),
    correlationId: row.correlation_id as string,
    causationId: row.causation_id as string | null,
    actorId: row.actor_id as string,
    actorRole: row.actor_role as string,
    traceparent: row.traceparent as string | null,
    data: upcast(type, row.version as number, row.data) as EventData<EventType>,
  };
};
