import type { Channel, EventData } from '@motcua/contracts';
import type { StreamType } from '@motcua/event-sourcing';

/** What somebody asked for that no procedure of the catalogue covers. */
export type OtherRequest =
  | { status: 'none' }
  | {
      status: 'open' | 'answered';
      kindCode: string;
      channel: Channel;
      outcomeCode: string | null;
      /** What it is now known to have been. */
      procedureCode: string | null;
    };

export const otherRequestStream: StreamType<OtherRequest> = {
  streamId: (id) => `other-request-${id}`,
  initialState: { status: 'none' },
  evolve: (request, { type, data }) => {
    if (type === 'OtherRequestRecorded') {
      const recorded = data as EventData<'OtherRequestRecorded'>;
      return { status: 'open', ...recorded, outcomeCode: null, procedureCode: null };
    }
    if (request.status === 'none') return request;
    switch (type) {
      case 'OtherRequestAnswered':
        return { ...request, status: 'answered', ...(data as EventData<'OtherRequestAnswered'>) };
      case 'OtherRequestMapped':
        return { ...request, ...(data as EventData<'OtherRequestMapped'>) };
      default:
        return request;
    }
  },
  competentUnitOf: () => null,
};

export const renderOtherRequest = (request: OtherRequest): object => request;
