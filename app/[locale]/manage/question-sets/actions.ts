'use server';

import { formAction } from '@/lib/form-action';
import { copyQuestions, discardQuestions, editQuestions, publishQuestions } from '@/lib/programme/question-commands';
import { withNewQuestion, withoutQuestion, withQuestion, withStructure } from '@/lib/programme/question-edit';
import { copyForm, discardForm, newQuestionForm, questionFileForm, questionForm, questionPublicationForm, questionRemovalForm, structureForm } from '@/lib/programme/question-forms';
import { setFromFile } from './set-from-file';

export const addQuestion = formAction(newQuestionForm, async (actor, { round, ...question }, { version }) => {
  await editQuestions(actor, round, version, (set) => withNewQuestion(set, question));
  return `/manage/question-sets/${round}/questions/${question.name}`;
});

export const saveQuestion = formAction(questionForm, async (actor, { round, ...question }, { version }) => {
  await editQuestions(actor, round, version, (set) => withQuestion(set, { round, ...question }));
  return `/manage/question-sets/${round}#${question.name}`;
});

export const removeQuestion = formAction(questionRemovalForm, async (actor, { round, name }, { version }) => {
  await editQuestions(actor, round, version, (set) => withoutQuestion(set, name));
  return `/manage/question-sets/${round}`;
});

export const saveStructure = formAction(structureForm, async (actor, { round, ...structure }, { version }) => {
  await editQuestions(actor, round, version, (set) => withStructure(set, { round, ...structure }));
  return `/manage/question-sets/${round}`;
});

export const publishSet = formAction(questionPublicationForm, async (actor, { round }, { version }) => {
  await publishQuestions(actor, round, version);
  return `/manage/question-sets/${round}?done=published`;
});

export const discardSet = formAction(discardForm, async (actor, { round }) => {
  await discardQuestions(actor, round);
  return `/manage/question-sets/${round}`;
});

export const copySet = formAction(copyForm, async (actor, { round, from }, { version }) => {
  await copyQuestions(actor, round, { from, version });
  return `/manage/question-sets/${round}?done=copied`;
});

export const importSet = formAction(questionFileForm, async (actor, { round, file }, { version, locale }) => {
  const read = await setFromFile(file, locale);
  if ('errors' in read) return read;
  await editQuestions(actor, round, version, () => read.set);
  return `/manage/question-sets/${round}?done=imported`;
});
