import { type EventData, eventDefinition, type Instant, type PaperGround, type SlipName } from '@motcua/contracts';
import type { StoredEvent, StreamType } from '@motcua/event-sourcing';
import { type Dossier, dossierStream } from '../dossier.state';
import { sameGrounds, type Told, type ToldEvent } from './told-events.fragment';

/** Nothing of the applicant: a counter sees it as it is. */
export interface Print extends EventData<'FormPrinted'> {
  /** Which print of this form it is, from 1. */
  print: number;
  printedAt: Instant;
}

/** The papers of a dossier, in its own stream: what intake published of it, and what was printed. */
export interface PrintedPapers {
  dossier: Dossier;
  told: Told;
  prints: readonly Print[];
}

const evolvePapers = (
  { told, prints }: PrintedPapers,
  { type, data, occurredAt }: StoredEvent,
): Partial<PrintedPapers> => {
  if (type === 'FormPrinted') {
    const printed = data as EventData<'FormPrinted'>;
    const print = prints.filter(({ form }) => form === printed.form).length + 1;
    return { prints: [...prints, { ...printed, print, printedAt: occurredAt }] };
  }
  if (!eventDefinition(type).published) return {};
  const event = { producer: 'intake', type, position: told.length + 1, at: occurredAt, data } as ToldEvent;
  return { told: [...told, event] };
};

export const papersStream: StreamType<PrintedPapers> = {
  streamId: dossierStream.streamId,
  initialState: { dossier: dossierStream.initialState, told: [], prints: [] },
  evolve: (state, event) => ({
    ...state,
    ...evolvePapers(state, event),
    dossier: dossierStream.evolve(state.dossier, event),
  }),
  competentUnitOf: ({ dossier }) => dossierStream.competentUnitOf(dossier),
};

/** The prints of one paper, the original first. */
export const printsOf = ({ prints }: PrintedPapers, form: SlipName, restsOn: readonly PaperGround[]): Print[] =>
  prints.filter((print) => print.form === form && sameGrounds(print.restsOn, restsOn));
