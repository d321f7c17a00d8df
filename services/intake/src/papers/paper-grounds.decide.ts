import type { EventType, SlipName } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import {
  appointmentIn,
  lastClockMove,
  lastEnding,
  lastReceipt,
  lastTold,
  type Told,
  type ToldEvent,
  withoutTakenBack,
} from './told-events.fragment';

type Grounds = Told | Rejected;

const noAppointment = () =>
  new Rejected('no-appointment', 'Hồ sơ không có thời điểm hẹn trả kết quả nên không lập được giấy này.');

/** A paper names the dossier by its receipt. */
const withReceipt = (told: Told, ground: (receipt: ToldEvent) => Grounds): Grounds => {
  const receipt = lastReceipt(told);
  return receipt
    ? ground(receipt)
    : new Rejected('not-received', 'Hồ sơ chưa được tiếp nhận nên chưa lập được giấy này.');
};

/** What issued a receipt after the first one: papers that restarted the clock, or the payment of a land dossier. */
const isIssuedAnew = (event: ToldEvent): boolean =>
  event.type === 'ResultAppointed' || (event.type === 'DossierSupplemented' && event.data.clockRestarts);

/** An extension or a moved appointment leaves the receipt as it is. */
const receiptGrounds = (told: Told): Grounds =>
  withReceipt(told, (receipt) => {
    const anew = told.findLast(isIssuedAnew);
    const notice = lastTold(told, 'NoticeAppointed');
    const delivery = anew?.type === 'DossierSupplemented' ? deliveryBefore(told, anew) : [];
    const grounds = anew ? [receipt, ...delivery, anew] : [receipt, ...(notice ? [notice] : [])];
    return appointmentIn(grounds) === null ? noAppointment() : grounds;
  });

/** The counter's delivery that completed the dossier: the term counts from it (NĐ 61/2018 art. 19(4)). */
const deliveryBefore = (told: Told, restart: ToldEvent): Told => {
  const delivery = told.findLast(({ type, at }) => type === 'SupplementDelivered' && at <= restart.at);
  return delivery ? [delivery] : [];
};

const supplementGrounds = (told: Told): Grounds =>
  withReceipt(told, (receipt) => {
    const request = lastTold(told, 'SupplementRequested');
    return request
      ? [receipt, request]
      : new Rejected('no-supplement-requested', 'Hồ sơ chưa có yêu cầu bổ sung nên không có phiếu để in.');
  });

const refusalGrounds = (told: Told): Grounds => {
  const notAccepted = lastTold(told, 'DossierNotAccepted');
  const submission = lastTold(told, 'DossierSubmitted');
  if (notAccepted && submission) return [submission, notAccepted];
  const refusal = lastTold(told, 'DossierRefused');
  const receipt = lastReceipt(told);
  return refusal && receipt
    ? [receipt, refusal]
    : new Rejected('not-refused', 'Hồ sơ không bị từ chối tiếp nhận hay giải quyết nên không có phiếu từ chối.');
};

const apologyGrounds = (told: Told): Grounds =>
  withReceipt(told, (receipt) => {
    const apology = lastTold(told, 'ApologyIssued');
    return apology
      ? missedAppointment(told.slice(0, told.indexOf(apology)), receipt, apology)
      : new Rejected('no-apology', 'Hồ sơ chưa có văn bản xin lỗi và hẹn lại nên không có gì để in.');
  });

/** An apology names the appointment that will be missed. */
const missedAppointment = (before: Told, receipt: ToldEvent, apology: ToldEvent): Grounds => {
  const move = lastClockMove(before);
  const grounds = [receipt, ...(move ? [move] : []), apology];
  return appointmentIn(grounds) === null ? noAppointment() : grounds;
};

/** A draft is of the appointment that stands; one whose appointment was moved, kept or given up is none any more. */
export const draftGrounds = (told: Told): Grounds =>
  withReceipt(told, (receipt) => {
    const draft = lastTold(told, 'ApologyDrafted');
    const isOpen =
      draft !== undefined &&
      draft.data.dueAt === appointmentIn(told) &&
      lastTold(told, 'ApologyIssued') === undefined &&
      lastEnding(withoutTakenBack(told)) === undefined;
    return isOpen
      ? missedAppointment(told, receipt, draft)
      : new Rejected('no-draft', 'Hồ sơ không có dự thảo văn bản xin lỗi đang chờ ký.');
  });

const stopGrounds = (told: Told): Grounds =>
  withReceipt(told, (receipt) => {
    const stop = lastTold(told, 'DossierStopped');
    if (!stop) return new Rejected('not-stopped', 'Hồ sơ chưa dừng giải quyết nên không có thông báo dừng.');
    const wish = stop.data.reasonCode === 'applicant-request' ? lastTold(told, 'WithdrawalRequested') : undefined;
    return [receipt, ...(wish ? [wish] : []), stop];
  });

/** What moves a dossier from hand to hand, or its appointment. */
const controlled: readonly EventType[] = [
  'DossierHandedOver',
  'DossierForwarded',
  'ProcessingStarted',
  'OfficerAssigned',
  'SupplementRequested',
  'DossierSupplemented',
  'DossierResumed',
  'AppointmentExtended',
  'AppointmentMoved',
  'ResultAppointed',
  'DossierResolved',
  'DossierRefused',
  'DossierWithdrawn',
  'DossierStopped',
  'ResultReturned',
];

const controlSlipGrounds = (told: Told): Grounds =>
  withReceipt(told, (receipt) => {
    if (!lastTold(told, 'DossierHandedOver', 'DossierForwarded')) {
      return new Rejected('not-handed-over', 'Hồ sơ chưa được chuyển giải quyết nên chưa có phiếu kiểm soát.');
    }
    const grounds = [receipt, ...told.filter(({ type }) => controlled.includes(type))];
    return appointmentIn(grounds) === null ? noAppointment() : grounds;
  });

const groundsByForm: Record<SlipName, (told: Told) => Grounds> = {
  receipt: receiptGrounds,
  supplement: supplementGrounds,
  refusal: refusalGrounds,
  apology: apologyGrounds,
  stop: stopGrounds,
  'control-slip': controlSlipGrounds,
};

/** The events that the form would state now, or why there is nothing to print. */
export const groundsOf = (form: SlipName, told: Told): Grounds => groundsByForm[form](withoutTakenBack(told));
