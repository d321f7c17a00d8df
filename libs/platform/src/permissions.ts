/** What roles may do; a route names one permission. */
const permissionsByRole = {
  /** The public portal, acting for an applicant who filed online. */
  portal: ['dossier.submit', 'dossier.check-submission', 'payment.charge', 'catalogue.read'],
  receptionist: [
    'dossier.submit',
    'dossier.check-submission',
    'dossier.accept',
    'dossier.receive',
    'dossier.settle-immediately',
    'dossier.not-accept',
    'dossier.correct-receipt',
    'dossier.hand-over',
    'dossier.forward',
    'dossier.request-withdrawal',
    'dossier.deliver-supplement',
    'dossier.announce-early-result',
    'dossier.return-result',
    'payment.charge',
    'payment.state-lines',
    'payment.cancel',
    'payment.take-cash',
    'payment.close-day',
    'form.print',
    'dossier.read',
    'scan.store',
    'catalogue.read',
    'figures.read',
  ],
  specialist: [
    'dossier.process',
    'dossier.request-supplement',
    'dossier.consult',
    'dossier.verify',
    'dossier.financial-duty',
    'dossier.plan-stages',
    'dossier.pause',
    'dossier.resolve',
    'dossier.refuse',
    'dossier.withdraw',
    'dossier.stop',
    'dossier.record-late-cause',
    'form.print',
    'officer.read-absences',
    'dossier.read',
    'scan.store',
    'catalogue.read',
    'figures.read',
  ],
  leader: [
    'dossier.process',
    'dossier.assign',
    'dossier.correct-course',
    'officer.declare-absence',
    'officer.read-absences',
    'dossier.apologise',
    'dossier.extend',
    'dossier.move-appointment',
    'dossier.consult',
    'dossier.financial-duty',
    'dossier.plan-stages',
    'dossier.pause',
    'dossier.sign',
    'dossier.resolve',
    'dossier.refuse',
    'dossier.stop',
    'dossier.record-late-cause',
    'payment.refund',
    'payment.compare',
    'form.print',
    'dossier.read',
    'catalogue.read',
    'figures.read',
  ],
  supervisor: ['catalogue.read', 'figures.read'],
  /** Acts by a signed callback alone; a token of this role opens nothing. */
  'payment-provider': [],
  importer: ['register.enter', 'catalogue.read', 'figures.read'],
  operator: ['reference.define', 'operations.run', 'catalogue.read', 'figures.read'],
} as const;

export type Role = keyof typeof permissionsByRole;
export type Permission = (typeof permissionsByRole)[Role][number];

export const roles = Object.keys(permissionsByRole) as Role[];
export const isRole = (role: string): role is Role => Object.hasOwn(permissionsByRole, role);

export const roleWith = (held: readonly Role[], permission: Permission): Role | undefined =>
  held.find((role) => (permissionsByRole[role] as readonly Permission[]).includes(permission));
