'use server';

import { askRegister, liftRed, recordCheck } from '@/lib/diligence/commands';
import { checkForm, fraudForm, fraudOf, liftingForm, registerQuestionForm, subsidyForm } from '@/lib/diligence/schema';
import { formAction } from '@/lib/form-action';
import { at, kindOf } from './places';

export const judge = formAction(checkForm, async (actor, { ref, check, rating, notes = '' }, { key, version }) => {
  const kind = kindOf(check);
  await recordCheck(actor, ref, { kind, rating, notes }, { after: version, key });
  return at(ref, kind, 'recorded');
});

export const judgeSubsidy = formAction(subsidyForm, async (actor, { ref, rating, notes = '', subsidy, reference }, { key, version }) => {
  await recordCheck(actor, ref, { kind: 'subsidy', rating, notes, subsidy, reference }, { after: version, key });
  return at(ref, 'subsidy', 'recorded');
});

export const judgeFraud = formAction(fraudForm, async (actor, { ref, rating, notes = '', ...risks }, { key, version }) => {
  await recordCheck(actor, ref, { kind: 'fraud', rating, notes, fraud: fraudOf(risks) }, { after: version, key });
  return at(ref, 'fraud', 'recorded');
});

export const lift = formAction(liftingForm, async (actor, { ref, check, reason }) => {
  await liftRed(actor, ref, kindOf(check), { reason });
  return `${at(ref)}?done=lifted`;
});

export const ask = formAction(registerQuestionForm, async (actor, { ref }) => {
  await askRegister(actor, ref);
  return at(ref, 'identity', 'asked');
});
