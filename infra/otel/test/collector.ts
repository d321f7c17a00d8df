import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  service: string;
  name: string;
  /** As in the protocol: 2 server, 4 producer, 5 consumer. */
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  links: string[];
  attributes: Record<string, unknown>;
}

interface OtlpAttribute {
  key: string;
  value: Record<string, unknown>;
}

type OtlpSpan = Pick<Seen, 'name' | 'kind' | 'traceId' | 'spanId'> & {
  parentSpanId?: string;
  links?: { spanId: string }[];
  attributes: OtlpAttribute[];
};

const record = (attributes: OtlpAttribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** What an OpenTelemetry collector is to a service: it takes OTLP over HTTP, or takes it and never answers. */
export class TestCollector {
  readonly spans: Seen[] = [];
  /** Everything as it came. */
  raw = '';
  requests = 0;
  silent = false;
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.requests += 1;
      if (this.silent) return;
      this.take(Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  ofTrace(traceId: string): Seen[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  private take(body: string): void {
    this.raw += body;
    for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
      const service = String(record(resource.attributes)['service.name']);
      for (const span of scopeSpans.flatMap((scope: { spans: OtlpSpan[] }) => scope.spans) as OtlpSpan[]) {
        this.spans.push({
          service,
          name: span.name,
          kind: span.kind,
          traceId: span.traceId,
          spanId: span.spanId,
          parentSpanId: span.parentSpanId ?? '',
          links: (span.links ?? []).map(({ spanId }) => spanId),
          attributes: record(span.attributes),
        });
      }
    }
  }
}
