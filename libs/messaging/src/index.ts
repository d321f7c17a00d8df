export { Bus } from './bus';
export { plainHeaders, toMessage } from './cloud-event';
export { Hears, HearsAll } from './hears';
export { JetStreamStrategy, type JetStreamStrategyOptions } from './jetstream.strategy';
export type { Inbox, Outcome, ParkedEvent, StreamHeadMessage } from './ports';
export { type Result, settle } from './settle';
export { ConfigurationDrift, consumerName, defaultSizes, ensureStreams, type StreamSizes } from './streams';
export { remoteContext, traceparentOf, tracer } from './tracing';
