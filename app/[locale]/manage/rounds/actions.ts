'use server';

import { formAction, rawAction } from '@/lib/form-action';
import { moveApplications } from '@/lib/programme/question-commands';
import { moveForm } from '@/lib/programme/question-forms';
import { startRehearsal } from '@/lib/programme/rehearsal-commands';
import { draftRound, finishRehearsal, scheduleRound, takeBackRound } from '@/lib/programme/round-commands';
import { newRoundForm, newRoundFrom, roundStepForm, takeBackForm } from '@/lib/programme/round-forms';
import { savePart } from './save-part';

export const createDraft = formAction(newRoundForm, async (actor, values, { key }) => `/manage/rounds/${await draftRound(actor, { ...newRoundFrom(values), like: values.like }, key)}`);

export const saveRoundPart = rawAction(savePart);

export const beginRehearsal = formAction(roundStepForm, async (actor, { round }, { key }) => `/apply/applications/${await startRehearsal(actor, round, key)}`);

export const endRehearsal = formAction(roundStepForm, async (actor, { round }) => {
  await finishRehearsal(actor, round);
  return `/manage/rounds/${round}?done=rehearsed`;
});

export const schedule = formAction(roundStepForm, async (actor, { round }) => {
  await scheduleRound(actor, round);
  return `/manage/rounds/${round}?done=scheduled`;
});

export const takeBack = formAction(takeBackForm, async (actor, { round, reason }) => {
  await takeBackRound(actor, round, reason);
  return `/manage/rounds/${round}?done=taken_back`;
});

export const moveStarted = formAction(moveForm, async (actor, { round }) => {
  await moveApplications(actor, round);
  return `/manage/rounds/${round}?done=moved`;
});
