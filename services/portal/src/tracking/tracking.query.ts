import { Inject, Injectable, Logger } from '@nestjs/common';
import { PortalConfig } from '../portal.config';
import type { Tracked } from './tracking-page.fragment';

const answerWithinMs = 10_000;

/** What intake makes; anything else is not worth a question. */
const tokenForm = /^[\w-]{20,200}$/;

/** Asks intake how far a dossier has come, on nobody's account: the token on the paper is the permission. */
@Injectable()
export class TrackingQuery {
  private readonly logger = new Logger(TrackingQuery.name);

  constructor(@Inject(PortalConfig) private readonly config: PortalConfig) {}

  async ask(token: string): Promise<Tracked | 'unknown' | 'away'> {
    if (!tokenForm.test(token)) return 'unknown';
    const { INTAKE_URL } = this.config;
    if (INTAKE_URL === undefined) return 'away';
    try {
      const response = await fetch(`${INTAKE_URL.replace(/\/+$/, '')}/tracking/${token}`, {
        headers: { accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(answerWithinMs),
      });
      if (response.status === 404) return 'unknown';
      if (response.ok) return (await response.json()) as Tracked;
      this.logger.warn(`intake answered ${response.status}`);
    } catch (error) {
      this.logger.warn(`intake did not answer: ${error instanceof Error ? error.name : 'unknown'}`);
    }
    return 'away';
  }
}
