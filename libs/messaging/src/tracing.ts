import type { EnvelopeAttributes } from '@motcua/contracts';
import {
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import type { Result } from './settle';

/** Does nothing until the process has started its telemetry. */
export const tracer = trace.getTracer('motcua');

const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/** From a W3C `traceparent` to what a span can be a child of; undefined where it is none. */
export const remoteContext = (traceparent: string | null | undefined): Context | undefined => {
  if (!traceparent) return undefined;
  const [, traceId, spanId, flags] = pattern.exec(traceparent) ?? [];
  if (!traceId || !spanId || !flags) return undefined;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
};

/** The same for an event, which has spans only if its act was sampled. */
export const sampledContext = (event: EnvelopeAttributes): Context | undefined => {
  const parent = remoteContext(event.traceparent);
  return parent && trace.getSpanContext(parent)?.traceFlags === TraceFlags.SAMPLED ? parent : undefined;
};

/** The `traceparent` of a sampled span; null of any other, which nobody could look up. */
export const traceparentOf = (span: Span | undefined): string | null => {
  const spanContext = span?.spanContext();
  if (!spanContext || !(spanContext.traceFlags & TraceFlags.SAMPLED)) return null;
  return `00-${spanContext.traceId}-${spanContext.spanId}-01`;
};

const messageAttributes = (event: EnvelopeAttributes) => ({
  'messaging.system': 'nats',
  'messaging.message.id': event.id,
  'motcua.event.type': event.type,
});

/** Publishing one sampled event: `send` gets the `traceparent` that goes with the message. */
export const tracePublish = async (
  event: EnvelopeAttributes,
  parent: Context,
  send: (traceparent: string | null) => Promise<void>,
): Promise<void> => {
  const attributes = { ...messageAttributes(event), 'messaging.operation.type': 'send' };
  const span = tracer.startSpan(`publish ${event.type}`, { kind: SpanKind.PRODUCER, attributes }, parent);
  try {
    await send(traceparentOf(span) ?? event.traceparent);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
};

/** Runs work for one event of a batch, under the event's own span if it has one. */
export type Within = <T>(event: EnvelopeAttributes, work: () => T) => T;

/**
 * A batch has a trace of its own; each sampled event in it has a span in its own trace, and the two are linked both ways.
 * `handle` answers one result per event.
 */
export const traceBatch = async (
  producer: string,
  events: readonly EnvelopeAttributes[],
  handle: (within: Within) => Promise<Result[]>,
): Promise<Result[]> => {
  const spans = eventSpans(events);
  const batch = tracer.startSpan(
    `hear ${producer}`,
    {
      kind: SpanKind.CONSUMER,
      attributes: { 'messaging.system': 'nats', 'messaging.batch.message_count': events.length },
      links: [...spans.values()].map((span) => ({ context: span.spanContext() })),
    },
    ROOT_CONTEXT,
  );
  for (const span of spans.values()) span.addLink({ context: batch.spanContext() });
  const within: Within = (event, work) => {
    const span = spans.get(event);
    return span ? context.with(trace.setSpan(ROOT_CONTEXT, span), work) : work();
  };
  let results: Result[] | undefined;
  try {
    results = await context.with(trace.setSpan(ROOT_CONTEXT, batch), () => handle(within));
    return results;
  } finally {
    events.forEach((event, index) => {
      const span = spans.get(event);
      const kind = results?.[index]?.kind ?? 'outage';
      // Only the kind: a problem's text is for the log.
      span?.setAttribute('motcua.outcome', kind);
      if (kind === 'failed' || kind === 'outage') span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
    });
    if (!results) batch.setStatus({ code: SpanStatusCode.ERROR });
    batch.end();
  }
};

const eventSpans = (events: readonly EnvelopeAttributes[]): Map<EnvelopeAttributes, Span> => {
  const spans = new Map<EnvelopeAttributes, Span>();
  for (const event of events) {
    const parent = sampledContext(event);
    if (!parent) continue;
    const attributes = { ...messageAttributes(event), 'messaging.operation.type': 'process' };
    const span = tracer.startSpan(`hear ${event.type}`, { kind: SpanKind.CONSUMER, attributes }, parent);
    if (span.isRecording()) spans.set(event, span);
  }
  return spans;
};
