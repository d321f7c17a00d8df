import { planPorts } from './ports';
import { planInstances, portsBeside } from './topology';

const ports = planPorts('4000');

it('one process of each service, on its own port, unless told otherwise', () => {
  expect(planInstances({}, ports)).toEqual(
    (['intake', 'processing', 'digitization', 'reporting', 'portal'] as const).map((service) => ({
      name: service,
      service,
      part: 'both',
      port: ports[service],
    })),
  );
});

it('replicas and parts apart, each with a name and a port of its own', () => {
  const topology = { intake: { api: 2, worker: 1 }, reporting: { both: 2 } };
  expect(portsBeside(topology)).toBe(3);
  const instances = planInstances(topology, ports, [5001, 5002, 5003]);
  expect(instances.map(({ name, port }) => `${name} ${port}`)).toEqual([
    'intake-api-1 4001',
    'intake-api-2 5001',
    'intake-worker 5002',
    'processing 4002',
    'digitization 4003',
    'reporting-1 4004',
    'reporting-2 5003',
    'portal 4000',
  ]);
});

it('a service of which nothing answers requests is refused', () => {
  expect(() => planInstances({ intake: { worker: 2 } }, ports)).toThrow(/intake/);
});
