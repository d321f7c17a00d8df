import { GroupCommit, largestShareOfAWard, worthASecond } from './group-commit';

interface Item {
  ward: string;
  n: number;
}

const items = (ward: string, count: number): Item[] => Array.from({ length: count }, (_, n) => ({ ward, n }));

describe('a group commit', () => {
  it('takes what arrived together in one batch', async () => {
    const batches: Item[][] = [];
    const group = new GroupCommit<Item, number>(
      ({ ward }) => ward,
      async (batch) => {
        batches.push(batch);
        return batch.map(({ n }) => n);
      },
      () => true,
      1,
    );
    const results = await Promise.all([...items('a', 3), ...items('b', 2)].map((item) => group.add(item)));
    expect(results).toEqual([0, 1, 2, 0, 1]);
    expect(batches).toHaveLength(1);
  });

  it('leaves a flooding ward behind its neighbours', async () => {
    const batches: Item[][] = [];
    const group = new GroupCommit<Item, number>(
      ({ ward }) => ward,
      async (batch) => {
        batches.push(batch);
        return batch.map(({ n }) => n);
      },
      () => true,
      1,
    );
    await Promise.all([...items('flood', 100), ...items('quiet', 1)].map((item) => group.add(item)));
    const first = batches[0] as Item[];
    expect(first.filter(({ ward }) => ward === 'flood')).toHaveLength(largestShareOfAWard);
    expect(first.filter(({ ward }) => ward === 'quiet')).toHaveLength(1);
    expect(batches.flat()).toHaveLength(101);
  });

  it('begins a second batch beside the first only when enough are waiting', async () => {
    const ends: (() => void)[] = [];
    const batches: number[] = [];
    const group = new GroupCommit<Item, number>(
      ({ ward }) => ward,
      async (batch) => {
        batches.push(batch.length);
        await new Promise<void>((resolve) => ends.push(resolve));
        return batch.map(({ n }) => n);
      },
      () => true,
    );
    const turn = () => new Promise(setImmediate);
    const added = [group.add({ ward: 'a', n: 0 })];
    await turn();
    for (const item of items('b', worthASecond - 1)) added.push(group.add(item));
    await turn();
    expect(batches).toEqual([1]);
    added.push(group.add({ ward: 'c', n: 0 }));
    await turn();
    expect(batches).toEqual([1, worthASecond]);
    for (const end of ends) end();
    expect(await Promise.all(added)).toHaveLength(worthASecond + 1);
  });

  it('tries the callers of a refused batch one by one, so that nobody fails for a neighbour', async () => {
    const group = new GroupCommit<Item, number>(
      ({ ward }) => ward,
      async (batch) => {
        if (batch.some(({ n }) => n === 1)) throw new Error('refused');
        return batch.map(({ n }) => n);
      },
      () => true,
    );
    const settled = await Promise.allSettled(items('a', 3).map((item) => group.add(item)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('does not try again where it is unknown whether the batch was committed', async () => {
    let commits = 0;
    const group = new GroupCommit<Item, number>(
      ({ ward }) => ward,
      async () => {
        commits += 1;
        throw new Error('connection lost');
      },
      () => false,
    );
    const settled = await Promise.allSettled(items('a', 3).map((item) => group.add(item)));
    expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
    expect(commits).toBe(1);
  });
});
