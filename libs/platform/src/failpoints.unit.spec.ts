import { Failpoints, parseFailpoints } from './failpoints';

describe('failpoints', () => {
  it('are understood by name, action and chance or count', () => {
    expect([...parseFailpoints('after-commit:kill:0.02,before-ack:stop:3,mid-batch:busy')]).toEqual([
      ['after-commit', { action: 'kill', when: 0.02 }],
      ['before-ack', { action: 'stop', when: 3 }],
      ['mid-batch', { action: 'busy', when: 1 }],
    ]);
    expect([...parseFailpoints('')]).toEqual([]);
  });

  it.each(['after-comit:kill', 'after-commit:explode', 'after-commit:kill:0', 'after-commit:kill:1.5', 'after-commit'])(
    'refuse %s in a sentence that names it',
    (text) => {
      expect(() => parseFailpoints(text)).toThrow(`"${text}"`);
    },
  );

  it('fail at the count that was set, once, and nowhere else', () => {
    const failed: string[] = [];
    const set = new Failpoints('after-commit:kill:2', Math.random, (action) => void failed.push(action));
    expect(set.at('before-commit')).toBeUndefined();
    const hit = set.at('after-commit');
    for (let time = 0; time < 5; time += 1) hit?.();
    expect(failed).toEqual(['kill']);
  });

  it('fail by chance', () => {
    const failed: string[] = [];
    const chances = [0.5, 0.01, 0.3];
    const set = new Failpoints(
      'before-ack:stop:0.02',
      () => chances.shift() ?? 1,
      (action) => void failed.push(action),
    );
    const hit = set.at('before-ack');
    for (let time = 0; time < 3; time += 1) hit?.();
    expect(failed).toEqual(['stop']);
  });
});
