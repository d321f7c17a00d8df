import type { DomainEvent, EventData } from '@motcua/contracts';
import { Rejected, type StreamType } from '@motcua/event-sourcing';
import { type Dossier, dossierStream } from '../dossier.state';

type Alias = EventData<'AliasRecorded'>;

export interface DossierAliases {
  dossier: Dossier;
  aliases: readonly Alias[];
}

export const aliasesStream: StreamType<DossierAliases> = {
  streamId: dossierStream.streamId,
  initialState: { dossier: dossierStream.initialState, aliases: [] },
  evolve: ({ dossier, aliases }, event) => ({
    dossier: dossierStream.evolve(dossier, event),
    aliases: event.type === 'AliasRecorded' ? [...aliases, event.data as Alias] : aliases,
  }),
  competentUnitOf: ({ dossier }) => dossierStream.competentUnitOf(dossier),
};

/** Codes are added and never changed; one code of a system means one dossier of the ward. */
export const recordAlias = (
  { aliases }: DossierAliases,
  { systemCode, code, usedElsewhere }: Alias & { usedElsewhere: boolean },
): DomainEvent[] | Rejected => {
  if (aliases.some((alias) => alias.systemCode === systemCode && alias.code === code)) return [];
  return usedElsewhere
    ? new Rejected('alias-used', `Mã ${code} của hệ thống ${systemCode} đã ghi cho một hồ sơ khác.`)
    : [{ type: 'AliasRecorded', data: { systemCode, code } }];
};
