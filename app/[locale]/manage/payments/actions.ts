'use server';

import { formAction } from '@/lib/form-action';
import { confirmPayment, recordPayment, rejectPayment } from '@/lib/payment/commands';
import { paymentConfirmationForm, paymentForm, paymentRejectionForm } from '@/lib/payment/schema';

const page = (ref: string) => `/manage/payments/${encodeURIComponent(ref)}`;

export const record = formAction(paymentForm, async (actor, { award, amount, ...paid }, { key }) =>
  page(await recordPayment(actor, { award: award.toUpperCase(), amountPence: amount, ...paid }, { key })));

export const confirm = formAction(paymentConfirmationForm, async (actor, { ref }) => {
  await confirmPayment(actor, ref);
  return page(ref);
});

export const reject = formAction(paymentRejectionForm, async (actor, { ref, reason }) => {
  await rejectPayment(actor, ref, reason);
  return page(ref);
});
