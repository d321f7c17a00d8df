import { WORKER_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { type Difference, Differences } from './differences.fragment';
import { verifyFacts } from './verify-facts.query';
import { verifyLedger } from './verify-ledger.query';
import { verifyNumbers } from './verify-numbers.query';

export interface Verification {
  equal: boolean;
  dossiers: number;
  wards: number;
  logs: object[];
  differenceCount: number;
  /** By kind. */
  counts: object;
  /** At most the first hundred. */
  differences: Difference[];
}

@Injectable()
export class VerifyQuery {
  constructor(@Inject(WORKER_POOL) private readonly pool: pg.Pool) {}

  /** Compares log, facts, ledger and months with each other while the service works on. */
  async ask(): Promise<Verification> {
    const differences = new Differences();
    const logs = await verifyNumbers(this.pool, differences);
    const dossiers = await verifyFacts(this.pool, differences);
    const wards = await verifyLedger(this.pool, differences);
    return {
      equal: differences.total === 0,
      dossiers,
      wards,
      logs,
      differenceCount: differences.total,
      counts: differences.counts,
      differences: differences.listed,
    };
  }
}
