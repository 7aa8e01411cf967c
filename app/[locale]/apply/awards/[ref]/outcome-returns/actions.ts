'use server';

import { formAction, rawAction } from '@/lib/form-action';
import { saveTotals, startReturn, submitReturn } from '@/lib/outcome-return/commands';
import { countReferences } from '@/lib/outcome-return/count-file';
import { returnToCountInto } from '@/lib/outcome-return/queries';
import { countForm, startForm, submissionForm, typedFrom } from '@/lib/outcome-return/schema';
import { afterSaving, countedOver, whyNotCounted } from './answers';

const pathOf = (award: unknown, ref = '') => `/apply/awards/${award}/outcome-returns${ref && `/${ref}`}`;

export const start = formAction(startForm, async (actor, { award, period }, { key }) => pathOf(award, await startReturn(actor, award, { periodEnd: period, key })));

export const save = rawAction(async (actor, posted) => {
  const ref = String(posted.raw.ref);
  const saved = await saveTotals(actor, ref, { totals: typedFrom(posted.raw), version: posted.version });
  return afterSaving(saved, posted, pathOf(posted.raw.award, ref));
});

export const submit = formAction(submissionForm, async (actor, { award, ref }, { version }) => {
  await submitReturn(actor, ref, { seen: version });
  return pathOf(award, ref);
});

/** The file lives as long as this call: its totals are kept, it is not. */
export const count = formAction(countForm, async (actor, { award, ref, file }, { version, locale, raw }) => {
  const into = await returnToCountInto(actor, ref);
  const counted = countReferences(new Uint8Array(await file.arrayBuffer()), into);
  const errors = whyNotCounted(counted, locale);
  if (errors) return { raw: { award: raw.award, ref: raw.ref }, errors };
  await saveTotals(actor, ref, { totals: countedOver(into.typed, counted), version });
  return `${pathOf(award, ref)}?counted`;
});
