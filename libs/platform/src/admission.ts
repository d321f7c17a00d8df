import type pg from 'pg';
import type { CounterPace } from './counter-pace';
import { Problem } from './problem';

const longestLag = 2_000;
const measureEvery = 250;
/** Each holds a connection of the pool for as long as its rows take. */
const mostAtOnce = 2;
/** These hold their rows and nothing else; as many as the batches that one import sends together. */
const mostInLine = 4;

/**
 * Bulk acts stand back while a relay or a listener is behind, or while people have to wait for this service, so that a
 * counter working meanwhile keeps its speed; and only a few are under way at once, since registers sent together
 * would take every connection before anybody has had to wait. A few more stand in line.
 * Errors: `Problem` 429 with Retry-After.
 */
export class Admission {
  private measuredAt = Number.NEGATIVE_INFINITY;
  private lag = 0;
  private underWay = 0;
  private readonly inLine: (() => void)[] = [];

  constructor(
    private readonly pool: pg.Pool,
    private readonly relayAge: () => Promise<number>,
    private readonly pace: CounterPace,
  ) {}

  async bulk<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      await this.standBack();
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.underWay < mostAtOnce) {
      this.underWay += 1;
      return;
    }
    if (this.inLine.length >= mostInLine) {
      throw new Problem(429, 'others-first', 'Đang nhập các sổ khác; việc nhập tiếp tục sau giây lát.', {
        'retry-after': '1',
      });
    }
    await new Promise<void>((letIn) => this.inLine.push(letIn));
  }

  /** The place goes to the next in line, or becomes free. */
  private leave(): void {
    const next = this.inLine.shift();
    if (next) next();
    else this.underWay -= 1;
  }

  private async standBack(): Promise<void> {
    if (this.pace.isSlow(performance.now())) {
      throw new Problem(429, 'counter-first', 'Quầy đang tiếp nhận hồ sơ; việc nhập tiếp tục sau giây lát.', {
        'retry-after': '1',
      });
    }
    if (performance.now() - this.measuredAt > measureEvery) {
      const { rows } = await this.pool.query(
        "select coalesce(max(milliseconds), 0) as lag from consumer_lag where measured_at > now() - interval '10 seconds'",
      );
      this.lag = Math.max(Number(rows[0].lag), await this.relayAge());
      this.measuredAt = performance.now();
    }
    if (this.lag > longestLag) {
      throw new Problem(
        429,
        'catching-up',
        'Hệ thống đang xử lý các hồ sơ vừa nhập; việc nhập tiếp tục sau giây lát.',
        { 'retry-after': '1' },
      );
    }
  }
}
