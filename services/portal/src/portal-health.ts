import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HealthCheck } from '@motcua/platform';
import type { FiguresQuery } from './figures/figures.query';

/** Without reporting or without its page the portal has nothing to show. */
export class PortalHealth implements HealthCheck {
  constructor(
    private readonly figures: FiguresQuery,
    private readonly pageFolder: string,
  ) {}

  async check() {
    const parts: Record<string, string | null> = {
      reporting: (await this.figures.isLive()) ? null : 'does not answer',
      page: existsSync(join(this.pageFolder, 'index.html')) ? null : 'is not built',
    };
    return { ready: Object.values(parts).every((problem) => problem === null), parts };
  }
}
