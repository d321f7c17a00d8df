/** Waits for a condition, looking often; errors name what was waited for after `within` milliseconds. */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined | false | null>,
  within = 30_000,
): Promise<T> => {
  const end = performance.now() + within;
  let last: unknown;
  while (performance.now() < end) {
    try {
      const found = await look();
      if (found) return found;
      last = found;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited ${within} ms in vain for ${what}; last seen: ${String(last)}`);
};
