import { plainError } from './plain-error';
import type { Ports, ServiceName } from './ports';

export type Part = 'api' | 'worker' | 'both';

/** How many processes a service has, by the part that each runs; `{}` leaves the service out. */
export type Topology = Partial<Record<ServiceName, Partial<Record<Part, number>>>>;

const apart = { api: 1, worker: 1 };

/** Requests are answered by a process of their own, so that nobody at a counter waits for a batch being worked off. */
export const usualTopology: Topology = {
  intake: apart,
  processing: apart,
  digitization: apart,
  reporting: apart,
};

/** One process of a service. */
export interface Instance {
  /** The service, its part and its number, as far as there are several: `portal`, `intake-api`, `reporting-worker-2`. */
  name: string;
  service: ServiceName;
  part: Part;
  port: number;
}

/** In the order of their start; they are stopped in the opposite one. */
export const SERVICES: readonly ServiceName[] = ['intake', 'processing', 'digitization', 'reporting', 'portal'];

/**
 * The processes of a platform. The first of a service that answers requests has the service's own port; the others draw
 * one from `morePorts`. Errors: a service without a process that answers requests, or too few ports.
 */
export function planInstances(topology: Topology, ports: Ports, morePorts: readonly number[] = []): Instance[] {
  const more = [...morePorts];
  const draw = (): number => {
    const port = more.shift();
    if (port === undefined) throw plainError('Too few ports for so many processes.');
    return port;
  };
  return SERVICES.flatMap((service) => {
    const counts = topology[service] ?? { both: 1 };
    const parts = (['both', 'api', 'worker'] as const).flatMap((part) =>
      Array.from({ length: counts[part] ?? 0 }, (_, index) => ({ part, index })),
    );
    if (parts.length > 0 && !parts.some(({ part }) => part !== 'worker'))
      throw plainError(`No process of ${service} answers requests.`);
    return parts.map(({ part, index }, at) => ({
      name: [service, ...(part === 'both' ? [] : [part]), ...((counts[part] ?? 0) > 1 ? [index + 1] : [])].join('-'),
      service,
      part,
      port: at === 0 ? ports[service] : draw(),
    }));
  });
}

/** How many ports `planInstances` draws. */
export const portsBeside = (topology: Topology): number =>
  Object.values(topology).reduce(
    (sum, counts) => sum + Math.max(0, Object.values(counts).reduce((a, b) => a + b, 0) - 1),
    0,
  );
