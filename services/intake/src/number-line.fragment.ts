import { AppendConflict } from '@motcua/event-sourcing';
import pg from 'pg';

const tries = 10;

/**
 * Who takes the next number of a book waits for whoever is before: in this process in line, since two with one number
 * could not both commit; where another process took it, `take` is tried again.
 */
export class NumberLine {
  /** The end of the line for each book. */
  private readonly lines = new Map<string, Promise<unknown>>();

  /** @param key the constraint that a number taken twice violates */
  constructor(private readonly key: string) {}

  /** `take` reads the book as it is when its turn comes. Errors: `AppendConflict`, and those of `take`. */
  inLine<T>(book: string, take: () => Promise<T>): Promise<T> {
    const before = this.lines.get(book) ?? Promise.resolve();
    const taken = before.then(() => this.tryToTake(take));
    const done = taken.then(
      () => undefined,
      () => undefined,
    );
    this.lines.set(book, done);
    void done.then(() => {
      if (this.lines.get(book) === done) this.lines.delete(book);
    });
    return taken;
  }

  private async tryToTake<T>(take: () => Promise<T>): Promise<T> {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      try {
        return await take();
      } catch (error) {
        if (!this.isTaken(error)) throw error;
      }
    }
    throw new AppendConflict();
  }

  private isTaken(error: unknown): boolean {
    return error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === this.key;
  }
}
