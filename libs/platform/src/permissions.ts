/** What roles may do; a route names one permission. */
const permissionsByRole = {
  /** The public portal, acting for an applicant who filed online. */
  portal: ['dossier.submit', 'payment.charge'],
  receptionist: [
    'dossier.submit',
    'dossier.accept',
    'dossier.receive',
    'dossier.not-accept',
    'dossier.hand-over',
    'dossier.forward',
    'dossier.request-withdrawal',
    'dossier.deliver-supplement',
    'dossier.return-result',
    'payment.charge',
    'payment.take-cash',
    'payment.close-day',
    'dossier.read',
    'scan.store',
    'figures.read',
  ],
  specialist: [
    'dossier.process',
    'dossier.request-supplement',
    'dossier.pause',
    'dossier.resolve',
    'dossier.refuse',
    'dossier.withdraw',
    'dossier.stop',
    'dossier.read',
    'scan.store',
    'figures.read',
  ],
  leader: [
    'dossier.process',
    'dossier.assign',
    'dossier.apologise',
    'dossier.pause',
    'dossier.resolve',
    'dossier.refuse',
    'dossier.stop',
    'payment.refund',
    'payment.compare',
    'dossier.read',
    'figures.read',
  ],
  supervisor: ['figures.read'],
  /** Acts by a signed callback alone; a token of this role opens nothing. */
  'payment-provider': [],
  importer: ['register.enter', 'figures.read'],
  operator: ['reference.define', 'operations.run', 'figures.read'],
} as const;

export type Role = keyof typeof permissionsByRole;
export type Permission = (typeof permissionsByRole)[Role][number];

export const roles = Object.keys(permissionsByRole) as Role[];
export const isRole = (role: string): role is Role => Object.hasOwn(permissionsByRole, role);

export const roleWith = (held: readonly Role[], permission: Permission): Role | undefined =>
  held.find((role) => (permissionsByRole[role] as readonly Permission[]).includes(permission));
