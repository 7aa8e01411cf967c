'use server';

import { allocateForm, commentForm, raiseForm, settleForm } from '@/lib/assessment/assessing-forms';
import { allocateFlag, raiseFlag, settleFlag, writeComment } from '@/lib/assessment/commands/comment';
import { formAction } from '@/lib/form-action';

const place = (at: string, ref: string, done: string) => `/manage/${at === 'assessments' ? at : 'applications'}/${encodeURIComponent(ref)}/comments?done=${done}`;

/** Whom a comment may name is data, so the boxes are read as they came; the command checks each. */
export const comment = formAction(commentForm, async (actor, { ref, at, words }, { raw, key }) => {
  const mentions = (Array.isArray(raw.mentions) ? raw.mentions : [raw.mentions]).filter((one) => typeof one === 'string' && one !== '').map(String);
  await writeComment(actor, ref, { words, mentions, key });
  return place(at, ref, 'done');
});

export const raise = formAction(raiseForm, async (actor, { ref, at, reason }, { key }) => {
  await raiseFlag(actor, ref, { reason, key });
  return place(at, ref, 'raised');
});

export const settle = formAction(settleForm, async (actor, { flag, move, outcome }, { version }) => place('applications', await settleFlag(actor, flag, { move, outcome, version }), 'settled'));

export const allocate = formAction(allocateForm, async (actor, { flag, person }, { version }) => place('applications', await allocateFlag(actor, flag, { personId: person, version }), 'allocated'));
