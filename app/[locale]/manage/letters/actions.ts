'use server';

import { londonInstant } from '@/lib/deadline/wall-time';
import { formAction } from '@/lib/form-action';
import { callOffLetters, proposeLetters, setLetterSettings, setLetterText, writeParagraph } from '@/lib/letter/commands';
import { letterKindFrom } from '@/lib/letter/rules';
import { callingOffForm, letterSettingsForm, letterTextForm, paragraphForm, sendingForm } from '@/lib/letter/schema';

const ofRound = (ref: string, rest = '') => `/manage/rounds/${encodeURIComponent(ref)}/letters${rest}`;

export const setSettings = formAction(letterSettingsForm, async (actor, { round, ...settings }, { version }) => {
  await setLetterSettings(actor, round, { ...settings, version });
  return ofRound(round, '?done=yes');
});

export const setText = formAction(letterTextForm, async (actor, { round, kind, en = '', cy = '' }, { version }) => {
  await setLetterText(actor, round, letterKindFrom(kind), { version, en, cy });
  return ofRound(round, '?done=yes');
});

export const write = formAction(paragraphForm, async (actor, { ref, en = '', cy = '' }, { version }) => {
  await writeParagraph(actor, ref, { version, en, cy });
  return `/manage/applications/${encodeURIComponent(ref)}/letters`;
});

export const send = formAction(sendingForm, async (actor, { round, kinds, when, date = '', time = '' }, { key }) =>
  `/manage/letters/${await proposeLetters(actor, round, { kinds, sendAt: when === 'now' ? 'now' : londonInstant(date, time), key })}`);

export const callOff = formAction(callingOffForm, async (actor, { ref, reason }) => {
  await callOffLetters(actor, ref, { reason });
  return `/manage/letters/${encodeURIComponent(ref)}`;
});
