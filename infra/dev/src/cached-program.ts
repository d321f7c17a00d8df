import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf, plainError } from './plain-error';

export interface CachedProgram {
  /** Its place below the cache folder. */
  file: string;
  isUsable: (file: string) => boolean;
  /** Tried in order; each brings the program into an empty folder and answers where it lies. */
  ways: ((folder: string) => Promise<string>)[];
  /** What a person does where no way works: the beginning of the error. */
  remedy: string;
}

/** The program in the cache, brought there if it is missing. Errors: the remedy and what stood in each way. */
export async function bringProgram(cacheFolder: string, program: CachedProgram): Promise<string> {
  const { isUsable, ways, remedy } = program;
  const cached = join(cacheFolder, program.file);
  if (isUsable(cached)) return cached;
  const obstacles: string[] = [];
  mkdirSync(dirname(cached), { recursive: true });
  for (const bring of ways) {
    const folder = mkdtempSync(join(cacheFolder, 'download-'));
    try {
      const binary = await bring(folder);
      if (!isUsable(binary)) throw new Error('what was brought does not run here');
      // A copy and a rename: two starts at the same time never see half a program.
      copyFileSync(binary, `${cached}.${process.pid}`);
      renameSync(`${cached}.${process.pid}`, cached);
      return cached;
    } catch (error) {
      obstacles.push(messageOf(error));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw plainError(`${remedy} Tried: ${obstacles.join('; ')}.`);
}
