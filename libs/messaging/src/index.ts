export { Bus } from './bus';
export { fromMessage, plainHeaders, toMessage } from './cloud-event';
export { Hears, HearsAll } from './hears';
export { everythingFrom, JetStreamStrategy, type JetStreamStrategyOptions } from './jetstream.strategy';
export type { Inbox, Outcome, ParkedEvent, StreamHeadMessage } from './ports';
export { type Result, type Settlement, settle } from './settle';
export { ConfigurationDrift, consumerName, defaultSizes, ensureStreams, type StreamSizes } from './streams';
