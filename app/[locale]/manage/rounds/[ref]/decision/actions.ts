'use server';

import { adoptScenario } from '@/lib/decision/adoption-commands';
import { saveScenario, setDecisionRules, shareScenario, startScenario } from '@/lib/decision/commands';
import { choicesFrom } from '@/lib/decision/live-choices';
import { adoptionForm, choiceForm, lineForm, newScenarioForm, rulesForm, shareForm } from '@/lib/decision/schema';
import { roundOfScenario } from '@/lib/decision/queries';
import { formAction } from '@/lib/form-action';

const at = async (actor: Parameters<typeof roundOfScenario>[0], ref: string, rest: string) => `/manage/rounds/${await roundOfScenario(actor, ref)}/decision/${encodeURIComponent(ref)}${rest}`;

export const startNew = formAction(newScenarioForm, async (actor, { round, name, like }, { key }) =>
  `/manage/rounds/${encodeURIComponent(round)}/decision/${await startScenario(actor, round, { name, like: like || undefined, key })}?done=started`);

export const saveLine = formAction(lineForm, async (actor, { ref, line, reserves }, { version, raw }) => {
  await saveScenario(actor, ref, { version, line, reserves, by: choicesFrom(raw.choices) });
  return at(actor, ref, '?done=saved');
});

export const choose = formAction(choiceForm, async (actor, { ref, application, way, reason, amount }, { version }) => {
  await saveScenario(actor, ref, { version, by: { [application]: { way, reason, amountPence: amount } } });
  return at(actor, ref, `?done=saved&around=${encodeURIComponent(application)}`);
});

export const share = formAction(shareForm, async (actor, { ref }) => {
  await shareScenario(actor, ref);
  return at(actor, ref, '?done=shared');
});

export const adopt = formAction(adoptionForm, async (actor, { ref, reason }, { key, version }) => {
  await adoptScenario(actor, ref, { reason, version, key });
  return at(actor, ref, '?done=adopted');
});

export const saveRules = formAction(rulesForm, async (actor, { round, rules = [] }, { version }) => {
  await setDecisionRules(actor, round, { rules, version });
  return `/manage/rounds/${encodeURIComponent(round)}/decision?done=rules`;
});
