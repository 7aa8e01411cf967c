'use server';

import { planForm } from '@/lib/assessment/assessing-forms';
import { assignRound } from '@/lib/assessment/commands/assign';
import { formAction } from '@/lib/form-action';

export const assignWholeRound = formAction(planForm, async (actor, { round, fingerprint }, { key }) => `/manage/runs/${await assignRound(actor, round, { fingerprint, key })}`);
