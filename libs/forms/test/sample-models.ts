import {
  apologyForm,
  controlSlip,
  type FormModel,
  type FormName,
  receiptForm,
  refusalForm,
  registerForm,
  stopForm,
  supplementForm,
} from '../src/index';
import { apology, apologyDraft, control, receipt, refusal, register, stop, supplement } from './sample-facts';

export const sampleModels: Record<FormName | 'apology-draft', FormModel> = {
  receipt: receiptForm(receipt),
  supplement: supplementForm(supplement),
  refusal: refusalForm(refusal),
  apology: apologyForm(apology),
  'apology-draft': apologyForm(apologyDraft),
  stop: stopForm(stop),
  'control-slip': controlSlip(control),
  register: registerForm(register),
};
