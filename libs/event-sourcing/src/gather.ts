interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Those who ask at the same time are served by one statement: whatever arrives while one is under way waits for the next.
 * Errors: those of `ask`, for everybody who was served together.
 */
export class Gather<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private asking = false;

  /** @param ask answers in the order of the items */
  constructor(private readonly ask: (items: Item[]) => Promise<Result[]>) {}

  one(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.asking) return;
      this.asking = true;
      setImmediate(() => void this.serve());
    });
  }

  private async serve(): Promise<void> {
    while (this.waiting.length > 0) {
      const served = this.waiting.splice(0);
      try {
        const results = await this.ask(served.map(({ item }) => item));
        served.forEach(({ resolve }, index) => resolve(results[index] as Result));
      } catch (error) {
        for (const { reject } of served) reject(error);
      }
    }
    this.asking = false;
  }
}
