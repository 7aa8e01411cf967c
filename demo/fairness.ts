import { answerAdjustment, askForAdjustment, recordAdjustment } from '../lib/adjustment/commands';
import { finishAssisted, recordPaper, saveAssisted, startAssisted } from '../lib/assisted/commands';
import { askForClarification, clarifyApplication } from '../lib/clarification/commands';
import { saveClarification } from '../lib/application/commands/save';
import { londonDate } from '../lib/dates';
import { giveEqualityAnswers } from '../lib/equality/commands';
import { equalityKeys, equalityQuestions } from '../lib/equality/vocabulary';
import { newId } from '../lib/id';
import { roundForPublic } from '../lib/programme/queries';
import { pagesOf } from '../lib/programme/questions';
import { answersFor } from './applying';
import type { Case } from './assessing';
import { inventProject, type Organisation } from './fiction';
import type { Stage } from './stage';

const day = 86_400_000;

/** A hundred and twenty people of the round say something of themselves, by their place in the list and not by luck: the story stays the same. */
export async function sayWhoApplied(cases: readonly Case[], round: string): Promise<void> {
  for (const [index, { applicant }] of cases.slice(0, 120).entries()) {
    const given = equalityKeys.filter((_, at) => (index + at) % 11 !== 0).map((key, at) => {
      const options = equalityQuestions[key];
      return [key, options[((index * (at + 3)) % 17) % options.length]];
    });
    await giveEqualityAnswers(applicant.person, round, Object.fromEntries(given));
  }
}

/** An officer asks, the applicant answers, and old and new stand side by side. */
export async function clarify(stage: Stage, { applicant, ref }: Case): Promise<void> {
  await ask(stage, ref, 'evaluation', 'Who will ask people again after two months, and how?');
  await saveClarification(applicant.person, ref, { evaluation: 'We use the fund’s totals page each month, with a register that counts each person once. The library service telephones everybody who agreed to it after two months, and we publish what we learned.' }, { versions: { evaluation: 1 }, form: 'demo' });
  await clarifyApplication(applicant.person, ref, { key: newId() });
}

/** Asked, and not answered yet. */
export const leaveAsked = (stage: Stage, { ref }: Case): Promise<void> => ask(stage, ref, 'value_for_money', 'How did you arrive at the cost for each person?');

const ask = (stage: Stage, ref: string, name: string, asks: string): Promise<void> =>
  askForClarification(stage.as('officer1'), ref, { dueOn: londonDate(new Date(stage.now().getTime() + 7 * day)), questions: [{ name, asks }], key: newId() });

const consent = { consentWay: 'phone' } as const;

/** One that officers enter waits for a second officer to confirm the signed paper; another has just been begun. */
export async function helpSomebody(stage: Stage, round: string, place: Organisation['place']): Promise<void> {
  const officer = stage.as('officer1');
  const organisation: Organisation = { name: `${place.name} Lunch Club (demo)`, kind: 'charity', identifier: 'DEMO-LUNCH-CLUB', place };
  const given = { ...consent, round, consentOn: londonDate(new Date(stage.now().getTime() - 3 * day)), name: organisation.name, kind: organisation.kind, scheme: 'DEMO', identifier: organisation.identifier, place: place.name } as const;
  const ref = await startAssisted(officer, { ...given, certifierName: 'Mrs May Example', key: newId() });
  const answers = answersFor(stage, { project: inventProject(stage.luck, organisation, 1), organisation }, { category: 'category_1', pounds: 26_000 });
  const set = (await roundForPublic(round))?.round.questionSet;
  for (const { key } of set ? pagesOf(set) : []) await saveAssisted(officer, ref, key, answers, { versions: {}, form: key });
  await finishAssisted(officer, ref);
  await recordPaper(officer, ref, { signedOn: londonDate(stage.now()), kept: 'Signed declarations, cabinet 3' });
  await startAssisted(stage.as('officer2'), { ...given, name: `${place.name} Allotment Society (demo)`, identifier: 'DEMO-ALLOTMENT', certifierName: 'Mr Idris Example', key: newId() });
}

/** One need is met and one waits. */
export async function askForHelp(stage: Stage): Promise<void> {
  const ref = await askForAdjustment(stage.as('applicant1'), { kind: 'large_print', need: 'The questions in 18 point, by post, before I begin', contact: 'By post, to the organisation', key: newId() });
  await answerAdjustment(stage.as('officer2'), ref, { outcome: 'agreed', agreed: 'The questions were posted in 18 point the same day. Every letter to you will be in 18 point too.' });
  await recordAdjustment(stage.as('officer1'), { name: 'Caller of the example club', kind: 'more_time', need: 'Two more days to check the form with a reader', contact: 'By telephone in the morning', key: newId() });
}
