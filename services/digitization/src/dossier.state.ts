import type { EventData, Scan } from '@motcua/contracts';
import { type StoredEvent, type StreamType, UnknownStream } from '@motcua/event-sourcing';

export interface KeptScan {
  of: 'component' | 'result';
  scan: Scan;
  digitizedAt: string;
}

interface Common {
  /** When the result was at the centre; null while there is none to scan. */
  resolvedAt: string | null;
  scans: readonly KeptScan[];
}

/** The result may be heard of before the dossier. */
export type UnheardDossier = Common & { status: 'not-heard' };
export type HeardDossier = Common & { status: 'heard'; competentUnitCode: string };
export type Dossier = UnheardDossier | HeardDossier;

const evolve = (dossier: Dossier, { type, data, occurredAt }: StoredEvent): Dossier => {
  const kept = (of: KeptScan['of']): Dossier => ({
    ...dossier,
    scans: [...dossier.scans, { of, scan: data as Scan, digitizedAt: occurredAt }],
  });
  switch (type) {
    case 'DossierHeard':
      return { ...dossier, status: 'heard', competentUnitCode: (data as EventData<'DossierHeard'>).competentUnitCode };
    case 'ResolutionHeard':
      return { ...dossier, resolvedAt: (data as EventData<'ResolutionHeard'>).resolvedAt };
    case 'ComponentDigitized':
      return kept('component');
    case 'ResultDigitized':
      return kept('result');
    default:
      return dossier;
  }
};

export const dossierStream: StreamType<Dossier> = {
  streamId: (dossierId) => `digitization-${dossierId}`,
  initialState: { status: 'not-heard', resolvedAt: null, scans: [] },
  evolve,
  competentUnitOf: (dossier) => (dossier.status === 'heard' ? dossier.competentUnitCode : null),
};

/** To a caller a dossier of which only the result was heard is unknown. Errors: `UnknownStream`. */
export const heardDossier = (dossier: Dossier): HeardDossier => {
  if (dossier.status === 'not-heard') throw new UnknownStream();
  return dossier;
};

/** The same bytes for the same paper were kept before. */
export const hasScan = ({ scans }: Dossier, of: KeptScan['of'], { componentCode, sha256 }: Scan): boolean =>
  scans.some((kept) => kept.of === of && kept.scan.componentCode === componentCode && kept.scan.sha256 === sha256);

export const renderScans = ({ resolvedAt, scans }: Dossier): object => ({
  resolvedAt,
  scans: scans.map(({ of, scan, digitizedAt }) => ({ of, ...scan, digitizedAt })),
});
