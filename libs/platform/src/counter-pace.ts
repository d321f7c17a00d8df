const lookedBackOn = 2_000;
const slowFrom = 100;

/**
 * How quickly people were answered lately in this process. Bulk acts stand back while somebody had to wait, so a register
 * comes in at full speed at night and behind the counter by day.
 */
export class CounterPace {
  private recent: { at: number; took: number }[] = [];

  /** Both in milliseconds; `at` on a clock that only moves on. */
  record(took: number, at: number): void {
    this.forgetBefore(at - lookedBackOn);
    this.recent.push({ at, took });
  }

  isSlow(at: number): boolean {
    this.forgetBefore(at - lookedBackOn);
    return this.recent.some(({ took }) => took >= slowFrom);
  }

  private forgetBefore(instant: number): void {
    if ((this.recent[0]?.at ?? instant) < instant) this.recent = this.recent.filter(({ at }) => at >= instant);
  }
}
