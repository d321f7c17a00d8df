import { Gather } from './gather';

describe('asking together', () => {
  it('serves what arrives meanwhile with the next statement, each with its own answer', async () => {
    const asked: number[][] = [];
    const under = Promise.withResolvers<void>();
    const gather = new Gather<number, string>(async (items) => {
      asked.push(items);
      if (asked.length === 1) await under.promise;
      return items.map(String);
    });
    const first = [gather.one(1), gather.one(2)];
    await new Promise(setImmediate);
    const later = [gather.one(3), gather.one(4)];
    under.resolve();
    expect(await Promise.all([...first, ...later])).toEqual(['1', '2', '3', '4']);
    expect(asked).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('tells an error to those it concerns and goes on', async () => {
    let fails = true;
    const gather = new Gather<number, number>(async (items) => {
      if (fails) throw new Error('away');
      return items;
    });
    await expect(gather.one(1)).rejects.toThrow('away');
    fails = false;
    expect(await gather.one(2)).toBe(2);
  });
});
