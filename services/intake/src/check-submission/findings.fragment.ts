import type { ReferenceData } from '@motcua/platform';
import type { Dossier } from '../dossier.state';

const list = 'technical-check';

export const knownFindings = ({ causes }: ReferenceData): ReadonlySet<string> =>
  new Set([...causes.values()].filter((cause) => cause.list === list).map(({ code }) => code));

/** What the check found in a filing that waits, and what to do about it, in the words of the list. */
export const renderFindings = (dossier: Dossier, { causes }: ReferenceData): object =>
  dossier.status === 'submitted' && dossier.check
    ? { whatToDo: dossier.check.findings.map((code) => causes.get(`${list} ${code}`)?.name ?? code) }
    : {};
