import { type Envelope, type Parsed, parseAttributes, parseEvent } from '@motcua/contracts';
import { type MsgHdrs, headers } from '@nats-io/transport-node';

/** CloudEvents attribute names are lower case without separators; binary mode puts them into `ce-` headers. */
const attributeOf = {
  id: 'ce-id',
  type: 'ce-type',
  version: 'ce-version',
  source: 'ce-source',
  dossierId: 'ce-dossierid',
  stream: 'ce-stream',
  position: 'ce-position',
  store: 'ce-store',
  epoch: 'ce-epoch',
  number: 'ce-number',
  receivingWardCode: 'ce-receivingwardcode',
  competentUnitCode: 'ce-competentunitcode',
  occurredAt: 'ce-time',
  recordedAt: 'ce-recordedat',
  correlationId: 'ce-correlationid',
  causationId: 'ce-causationid',
  actorId: 'ce-actorid',
  actorRole: 'ce-actorrole',
  traceparent: 'traceparent',
} as const satisfies Record<keyof Omit<Envelope, 'data'>, string>;

type Attribute = keyof typeof attributeOf;
const numeric = new Set<Attribute>(['version', 'position', 'epoch', 'number']);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const toMessage = (event: Envelope): { headers: MsgHdrs; payload: Uint8Array } => {
  const messageHeaders = headers();
  messageHeaders.set('ce-specversion', '1.0');
  messageHeaders.set('content-type', 'application/json');
  for (const [attribute, header] of Object.entries(attributeOf) as [Attribute, string][]) {
    const value = event[attribute];
    // Header values are ASCII on the wire; an actor's id may not be.
    if (value !== null) messageHeaders.set(header, encodeURIComponent(String(value)).replaceAll('%3A', ':'));
  }
  return { headers: messageHeaders, payload: encoder.encode(JSON.stringify(event.data)) };
};

export const plainHeaders = (messageHeaders: MsgHdrs | undefined): Record<string, string> =>
  Object.fromEntries((messageHeaders?.keys() ?? []).map((key) => [key, messageHeaders?.get(key) ?? '']));

const attributesOf = (messageHeaders: Record<string, string>): Record<string, unknown> => {
  const attributes: Record<string, unknown> = {};
  for (const [attribute, header] of Object.entries(attributeOf) as [Attribute, string][]) {
    const value = messageHeaders[header];
    if (value === undefined || value === '') attributes[attribute] = null;
    else attributes[attribute] = numeric.has(attribute) ? Number(value) : decodeURIComponent(value);
  }
  return attributes;
};

const unreadable = { ok: false, problem: 'the message is not a CloudEvent in binary mode with JSON data' } as const;

/** The event in a message, or why it cannot be read; never throws. */
export const fromMessage = (messageHeaders: Record<string, string>, payload: Uint8Array | string): Parsed => {
  try {
    const text = typeof payload === 'string' ? payload : decoder.decode(payload);
    return parseEvent(attributesOf(messageHeaders), JSON.parse(text));
  } catch {
    return unreadable;
  }
};

/** Only the attributes, of an event whose data is not asked for; never throws. */
export const attributesFrom = (messageHeaders: Record<string, string>): ReturnType<typeof parseAttributes> => {
  try {
    return parseAttributes(attributesOf(messageHeaders));
  } catch {
    return unreadable;
  }
};

/** The type that a message says it is of, before anything is read. */
export const typeOfMessage = (messageHeaders: Record<string, string>): string => messageHeaders[attributeOf.type] ?? '';
