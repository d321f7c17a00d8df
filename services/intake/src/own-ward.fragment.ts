import { UnknownStream } from '@motcua/event-sourcing';
import type { ActRequest } from '@motcua/platform';

const unitCode = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

/**
 * Acts of intake belong to the receiving centre alone. The competent unit sees the dossier but does not act on it here,
 * so the caller's units are left out, and a ward that is not the caller's ends before a code or a key is made for it.
 * Errors: `UnknownStream`.
 */
export const inOwnWard = (request: ActRequest): ActRequest => {
  // A caller for the whole country may name any ward, and the name becomes a token of a subject.
  if (!request.scope.wards.includes(request.ward) || !unitCode.test(request.ward)) throw new UnknownStream();
  return { ...request, scope: { wards: [request.ward], units: [] } };
};
