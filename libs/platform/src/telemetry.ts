import {
  type Attributes,
  context,
  type Context,
  diag,
  type Link,
  type SpanKind,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  type SamplingResult,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';

export interface TelemetryConfig {
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  OTEL_TRACES_SAMPLER_ARG: number;
}

/** Spans that wait for the collector; what comes on top is dropped, so that nobody waits for it and memory stays flat. */
const mostWaiting = 2_048;
/** Milliseconds; the request to the collector gives up before its batch does, or the next batch would find it busy. */
const exportWithin = 5_000;
const complainEvery = 60_000;

/** A share of the traces, and each batch that handles an event of one of them: it is linked from there. */
class ShareAndLinked implements Sampler {
  private readonly share: Sampler;

  constructor(ratio: number) {
    this.share = new TraceIdRatioBasedSampler(ratio);
  }

  shouldSample(
    parent: Context,
    traceId: string,
    name: string,
    kind: SpanKind,
    attributes: Attributes,
    links: Link[],
  ): SamplingResult {
    if (links.some((link) => link.context.traceFlags & TraceFlags.SAMPLED)) {
      return { decision: SamplingDecision.RECORD_AND_SAMPLED };
    }
    return this.share.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  toString(): string {
    return `ShareAndLinked{${this.share.toString()}}`;
  }
}

/**
 * Tracing of this process, once: who calls decides about sampling, otherwise the configured share is taken. Without an
 * endpoint nothing is recorded, but lines of the log still carry a trace id. Answers how to end it, within two seconds.
 */
export const startTelemetry = (service: string, config: TelemetryConfig, logger: Logger): (() => Promise<void>) => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
  let complainedAt = Number.NEGATIVE_INFINITY;
  const complain = (message: string) => {
    if (performance.now() - complainedAt < complainEvery) return;
    complainedAt = performance.now();
    logger.warn({ problem: message.slice(0, 200) }, 'traces are lost: the collector does not take them');
  };
  const nothing = () => undefined;
  diag.setLogger({ error: complain, warn: complain, info: nothing, debug: nothing, verbose: nothing });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'motcua' }),
    sampler: endpoint
      ? new ParentBasedSampler({ root: new ShareAndLinked(config.OTEL_TRACES_SAMPLER_ARG) })
      : new AlwaysOffSampler(),
    spanProcessors: endpoint
      ? [
          new BatchSpanProcessor({
            exporter: new OTLPTraceExporter({
              url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
              timeoutMillis: exportWithin - 1_000,
              concurrencyLimit: 1,
            }),
            maxQueueSize: mostWaiting,
            scheduledDelayMillis: 2_000,
            exportTimeoutMillis: exportWithin,
          }),
        ]
      : [],
  });
  trace.setGlobalTracerProvider(provider);
  return async () => {
    const flushed = provider.shutdown().catch(() => undefined);
    await Promise.race([flushed, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
  };
};
