import type { DigitizationState, EnteredAfterwards, EventData } from '@motcua/contracts';
import { Rejected, type StoredEvent, type StreamType } from '@motcua/event-sourcing';

/** What a register says about the scans of a dossier. */
export interface RegisterDigitization {
  components: DigitizationState;
  result: boolean;
  receivedAt: string;
  source: EnteredAfterwards;
}

export type EnteredDigitization =
  | { status: 'none' }
  | { status: 'led-here' }
  | { status: 'entered'; components: DigitizationState; result: boolean };

const evolve = (state: EnteredDigitization, { type, data }: StoredEvent): EnteredDigitization => {
  switch (type) {
    case 'DigitizationEntered':
    case 'DigitizationCorrected': {
      const { components, result } = data as EventData<'DigitizationEntered'>;
      return { status: 'entered', components, result };
    }
    case 'ComponentDigitized':
    case 'ResultDigitized':
      return { status: 'led-here' };
    default:
      return state;
  }
};

export const enteredDigitizationStream: StreamType<EnteredDigitization> = {
  streamId: (dossierId) => `digitization-${dossierId}`,
  initialState: { status: 'none' },
  evolve,
  competentUnitOf: () => null,
};

type EnteredEvent = {
  type: 'DigitizationEntered' | 'DigitizationCorrected';
  data: EventData<'DigitizationEntered'>;
  occurredAt: string;
};

/** The register's statement, once; a later export that says otherwise corrects it. */
export const enterFromRegister = (
  state: EnteredDigitization,
  { components, result, receivedAt, source }: RegisterDigitization,
  now: string,
): EnteredEvent[] | Rejected => {
  const data = { components, result, enteredAfterwards: source };
  switch (state.status) {
    case 'none':
      return [{ type: 'DigitizationEntered', data, occurredAt: receivedAt }];
    case 'entered':
      return state.components === components && state.result === result
        ? []
        : [{ type: 'DigitizationCorrected', data, occurredAt: now }];
    case 'led-here':
      return new Rejected('led-here', 'Hồ sơ này được số hóa ngay trên hệ thống; sổ không thể ghi đè.');
  }
};
