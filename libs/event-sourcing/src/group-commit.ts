/** How many of one ward share a commit; the rest of that ward waits for the next, so that neighbours get in. */
export const largestShareOfAWard = 32;
export const largestBatch = 512;
/** As many have to wait before a second batch is begun beside the first; fewer are better off sharing the next one. */
export const worthASecond = 16;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Collects what arrives while a batch is being committed and hands it over together.
 * A batch that fails as a whole is tried again one by one, so that nobody fails for a neighbour's sake.
 */
export class GroupCommit<Item, Result> {
  private readonly waiting = new Map<string, Waiting<Item, Result>[]>();
  private count = 0;
  private running = 0;
  private scheduled = false;

  constructor(
    private readonly wardOf: (item: Item) => string,
    private readonly commit: (items: Item[]) => Promise<Result[]>,
    /** Whether it is certain that nothing of the failed batch was committed. */
    private readonly mayRetry: (error: unknown) => boolean,
    private readonly concurrency = 2,
  ) {}

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const ward = this.wardOf(item);
      const queue = this.waiting.get(ward);
      if (queue) queue.push({ item, resolve, reject });
      else this.waiting.set(ward, [{ item, resolve, reject }]);
      this.count += 1;
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled || this.running >= this.concurrency) return;
    if (this.running > 0 && this.count < worthASecond) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const batch = this.take();
      if (batch.length === 0) return;
      this.running += 1;
      void this.run(batch).finally(() => {
        this.running -= 1;
        if (this.waiting.size > 0) this.schedule();
      });
      if (this.waiting.size > 0) this.schedule();
    });
  }

  private take(): Waiting<Item, Result>[] {
    const batch: Waiting<Item, Result>[] = [];
    for (const [ward, queue] of [...this.waiting]) {
      const room = Math.min(largestShareOfAWard, largestBatch - batch.length);
      if (room === 0) break;
      batch.push(...queue.splice(0, room));
      this.waiting.delete(ward);
      // A ward that has more goes to the end of the line.
      if (queue.length > 0) this.waiting.set(ward, queue);
    }
    this.count -= batch.length;
    return batch;
  }

  private async run(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.commit(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      if (batch.length === 1 || !this.mayRetry(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      for (const waiting of batch) await this.run([waiting]);
    }
  }
}
