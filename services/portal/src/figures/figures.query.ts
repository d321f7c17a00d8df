import { Problem } from '@motcua/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { OwnToken } from '../identity/own-token';
import { PortalConfig } from '../portal.config';

/** What reporting said, for the browser as it is. */
export interface Answer {
  status: number;
  contentType: string;
  retryAfter: string | null;
  body: string;
}

const answerWithinMs = 15_000;
const liveWithinMs = 2_000;

/** Asks reporting on the portal's own account; the only place that knows where reporting is. */
@Injectable()
export class FiguresQuery {
  private readonly logger = new Logger(FiguresQuery.name);

  constructor(
    @Inject(PortalConfig) private readonly config: PortalConfig,
    @Inject(OwnToken) private readonly token: OwnToken,
  ) {}

  /**
   * Errors: `Problem` 502 or 504 when reporting does not answer, or not with JSON, or refuses the portal itself: a 401
   * is never passed on, since the person at the browser can do nothing about it.
   */
  async ask(path: string, query: Record<string, string | undefined> = {}): Promise<Answer> {
    const url = this.urlOf(path);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    const { response, body } = await this.fetch(url);
    if (response.status === 401 || response.status === 403) {
      this.token.forget();
      throw new Problem(502, 'reporting-refused', 'Cổng chưa được phép đọc số liệu; hãy thử lại hoặc báo quản trị.');
    }
    const contentType = response.headers.get('content-type') ?? '';
    if (!/^application\/(problem\+)?json\b/.test(contentType)) {
      throw new Problem(502, 'reporting-unclear', 'Dịch vụ số liệu trả lời không đúng dạng; hãy thử lại sau giây lát.');
    }
    return { status: response.status, contentType, retryAfter: response.headers.get('retry-after'), body };
  }

  async isLive(): Promise<boolean> {
    try {
      const response = await fetch(this.urlOf('/health/live'), { signal: AbortSignal.timeout(liveWithinMs) });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  private async fetch(url: URL): Promise<{ response: Response; body: string }> {
    const headers = { authorization: `Bearer ${await this.token.current()}`, accept: 'application/json' };
    try {
      // The token goes to reporting and nowhere else, so a redirect is not followed.
      const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(answerWithinMs) });
      return { response, body: await response.text() };
    } catch (error) {
      this.logger.warn(`reporting did not answer: ${reasonOf(error)}`);
      if (error instanceof DOMException && error.name === 'TimeoutError') {
        throw new Problem(504, 'reporting-slow', 'Dịch vụ số liệu trả lời quá chậm; hãy thử lại với kỳ ngắn hơn.');
      }
      throw new Problem(502, 'reporting-away', 'Dịch vụ số liệu tạm thời không trả lời; hãy thử lại sau giây lát.', {
        'retry-after': '2',
      });
    }
  }

  private urlOf(path: string): URL {
    return new URL(`${this.config.REPORTING_URL.replace(/\/+$/, '')}${path}`);
  }
}

/** What fetch hides behind "fetch failed". */
const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
};
