import type { EnvelopeAttributes } from '@motcua/contracts';

/** An event that could not be handled, kept as it came so that it can be tried again. */
export interface ParkedEvent {
  producer: string;
  subject: string;
  headers: Record<string, string>;
  payload: string;
  problem: string;
}

/** What a service must keep of what it hears; implemented beside its log. */
export interface Inbox {
  /** Records events that no listener asks for, so that a hole in the numbers is a hole in what was heard. */
  ignore(events: EnvelopeAttributes[]): Promise<void>;
  park(event: ParkedEvent): Promise<void>;
}

/** What listening came to, for one event. */
export type Outcome = 'handled' | 'seen' | 'refused';

export interface StreamHeadMessage {
  store: string;
  epoch: number;
  number: number;
}
