import type { EventData, EventType, Instant, NotificationOccasion, NotificationRecipient } from '@motcua/contracts';
import type { Companion } from '@motcua/event-sourcing';
import { v5 } from 'uuid';

/** What a message tells beside what the dossier's stream knows; codes and instants only. */
export interface NotificationFacts {
  papers?: string[];
  newDate?: string;
  dueAt?: string;
  warning?: EventData<'OfficerWarned'>['warning'];
  reasonCode?: string;
}

interface ToTell {
  occasion: NotificationOccasion;
  recipient: NotificationRecipient;
  officerId?: string | null;
  facts?: NotificationFacts;
}

/** An event that somebody may have to be told of. */
export interface Tellable {
  type: EventType;
  data: object;
}

const namespace = '3c7a5d1e-8f42-4b0a-9a54-0f4a0f6f2d11';

const applicantIs = (occasion: NotificationOccasion, facts: NotificationFacts = {}): ToTell[] => [
  { occasion, recipient: 'applicant', facts },
];

/** The officer where one is assigned, and whoever else leads. */
const officersAre = (occasion: NotificationOccasion, officerId: string | null, facts: NotificationFacts): ToTell[] => [
  ...(officerId ? [{ occasion, recipient: 'officer' as const, officerId, facts }] : []),
  { occasion, recipient: 'leader', officerId, facts },
];

const toTell = ({ type, data }: Tellable): ToTell[] => {
  // What is entered afterwards is known to whom it concerns.
  if ('enteredAfterwards' in data && data.enteredAfterwards) return [];
  switch (type) {
    case 'DossierReceived':
      return (data as EventData<'DossierReceived'>).hasSlip ? applicantIs('accepted') : [];
    case 'DossierNotAccepted':
      return applicantIs('not-accepted', { reasonCode: (data as EventData<'DossierNotAccepted'>).reasonCode });
    case 'SupplementRequested': {
      const { papers, reasonCode } = data as EventData<'SupplementRequested'>;
      return applicantIs('supplement-needed', { papers, reasonCode });
    }
    case 'EarlyResultAnnounced':
      return applicantIs('early-result');
    case 'ApologyIssued':
      return applicantIs('apology', { newDate: (data as EventData<'ApologyIssued'>).newDate });
    case 'DossierResolved':
    case 'DossierRefused':
      return applicantIs('ready');
    case 'OfficerAssigned': {
      const { officerId } = data as EventData<'OfficerAssigned'>;
      return [{ occasion: 'officer-assigned', recipient: 'officer', officerId }];
    }
    case 'OfficerWarned': {
      const { officerId, warning, dueAt } = data as EventData<'OfficerWarned'>;
      return officersAre('officer-warned', officerId, { warning, dueAt });
    }
    case 'ApologyDrafted': {
      const { officerId, dueAt } = data as EventData<'ApologyDrafted'>;
      return officersAre('apology-drafted', officerId, { dueAt });
    }
    default:
      return [];
  }
};

/** Rows that commit with an act, or with the hearing of one; `ground` names the event, which tells each recipient once. */
export const notificationRows = (
  { wardCode, dossierId, at }: { wardCode: string; dossierId: string; at: Instant },
  events: readonly (Tellable & { ground: string })[],
): Companion[] =>
  events.flatMap((event) =>
    toTell(event).map(({ occasion, recipient, officerId, facts }) => ({
      table: 'notifications',
      row: {
        id: v5(`${dossierId} ${event.ground} ${occasion} ${recipient}`, namespace),
        ward_code: wardCode,
        dossier_id: dossierId,
        occasion,
        recipient,
        officer_id: officerId ?? null,
        facts: facts ?? {},
        attempts: 0,
        send_at: at,
        failed: false,
      },
    })),
  );
