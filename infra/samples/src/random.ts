/** A stream of numbers in [0, 1) that is the same on every machine and in every run. */
export type Random = () => number;

/** mulberry32, seeded by a name: changing one ward's plan leaves the other wards' files as they are. */
export function randomFor(name: string): Random {
  let state = 2166136261;
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number in from..to, both possible. */
export function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** Knuth's method; fine for the some forty arrivals an hour that occur here. */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** Waiting times and delays: many short ones, few long ones. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** A factor around 1, always positive, skewed to the long side as durations are. */
export function lognormal(random: Random, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(spread * normal);
}

export function pick<T>(random: Random, items: readonly T[], weightOf: (item: T) => number): T {
  let left = random() * items.reduce((sum, item) => sum + weightOf(item), 0);
  const found = items.find((item) => {
    left -= weightOf(item);
    return left < 0;
  });
  if (found === undefined) throw new RangeError('There is nothing to pick from.');
  return found;
}

/** `count` different items, heavier ones sooner (Efraimidis and Spirakis); throws when there are too few. */
export function sample<T>(random: Random, items: readonly T[], count: number, weightOf: (item: T) => number): T[] {
  const keyed = items.map((item) => ({ item, key: Math.log(1 - random()) / weightOf(item) }));
  if (keyed.length < count) throw new RangeError(`${count} wanted of only ${keyed.length}.`);
  return keyed
    .sort((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ item }) => item);
}

export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return sample(random, items, items.length, () => 1);
}
