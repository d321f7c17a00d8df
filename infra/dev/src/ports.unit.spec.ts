import { createServer, type AddressInfo } from 'node:net';
import { ensurePortsFree, findFreePorts, planPorts } from './ports';

describe('planPorts', () => {
  it('gives the documented ports when no base is set', () => {
    const expected = { portal: 4000, intake: 4001, processing: 4002, digitization: 4003, reporting: 4004 };
    expect(planPorts(undefined)).toEqual({ ...expected, nats: 4022, postgres: 4032 });
    expect(planPorts('')).toEqual(planPorts(undefined));
  });

  it('moves all ports with the base', () => {
    expect(planPorts('5000')).toMatchObject({ portal: 5000, reporting: 5004, nats: 5022, postgres: 5032 });
  });

  it.each(['abc', '80', '4000.5', '65100'])('refuses the base %s in one sentence', (base) => {
    expect(() => planPorts(base)).toThrow(
      `MOTCUA_PORT_BASE must be a whole number from 1024 to 65000, and it is "${base}".`,
    );
  });
});

describe('ensurePortsFree', () => {
  it('names the port, what it is for and what to do', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await expect(ensurePortsFree({ intake: port })).rejects.toThrow(
      `Port ${port}, needed for intake, is taken by another program: stop that program, or choose other ports, ` +
        'for example MOTCUA_PORT_BASE=5000 npm start.',
    );
    await new Promise((done) => server.close(done));
    await expect(ensurePortsFree({ intake: port })).resolves.toBeUndefined();
  });

  it('finds as many different free ports as a platform needs', async () => {
    const ports = Object.values(await findFreePorts());
    expect(new Set(ports).size).toBe(7);
  });
});
