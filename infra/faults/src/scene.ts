import type { LoadClient } from '../../load/src/client';
import type { Adaptation, Platform } from '../../dev/src/platform';
import type { Load } from './load';
import type { Edge } from './plan';
import type { Proxy } from './proxy';
import type { SmallDisk } from './small-disk';
import type { Supervisor } from './supervisor';

/** What faults are done to, and what watches them. */
export interface Scene {
  platform: Platform;
  dataFolder: string;
  supervisor: Supervisor;
  load: Load;
  client: LoadClient;
  operatorToken: string;
  /** How the next start of a process differs; taken by that start. */
  nextStart: Map<string, Adaptation>;
  proxies: Map<string, Record<Edge, Proxy>>;
  /** Undefined where mounting is not allowed. */
  disks: { broker: SmallDisk; database: SmallDisk } | undefined;
  /** Milliseconds from a kill to the next acknowledged act of what was killed, by kind. */
  recovered: (kind: string, milliseconds: number) => void;
  violation: (sentence: string) => void;
}
