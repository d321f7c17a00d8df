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
import { apology, control, receipt, refusal, register, stop, supplement } from './sample-facts';

export const sampleModels: Record<FormName, FormModel> = {
  receipt: receiptForm(receipt),
  'supplement-request': supplementForm(supplement),
  refusal: refusalForm(refusal),
  apology: apologyForm(apology),
  'stop-notice': stopForm(stop),
  'control-slip': controlSlip(control),
  register: registerForm(register),
};
