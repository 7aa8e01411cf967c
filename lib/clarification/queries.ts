import 'server-only';
import { read } from '@/db/client';
import type { Actor, Person } from '../access/actor';
import { may } from '../access/policy';
import { type ApplicationPage, pageOfMember } from '../application/queries';
import { head, type StaffApplication, submissionOf } from '../assessment/queries/application';
import type { Raw } from '../field';
import type { Question } from '../programme/question-set';
import { isAsked, questionsOf } from '../programme/questions';
import { type Asked, type Clarification, clarifiedAnswers, isOverdue, openedQuestions } from './rules';
import { clarificationsOf, lastFrozenOf, openClarificationOf } from './steps';

/** What an applicant needs to answer the fund's questions: what is asked, what was submitted, and what they have typed since. */
export type OwnClarification = {
  application: ApplicationPage; open?: { dueOn: string; overdue: boolean; asked: Asked[]; opened: Question[]; before: Raw; after: Raw }; earlier: Clarification[];
};

/** Undefined when the application is not theirs, or the fund has never asked anything about it. */
export const clarificationForMember = (actor: Actor, ref: string): Promise<OwnClarification | undefined> =>
  read(actor, async (tx, now) => {
    const found = await pageOfMember(tx, actor, ref, now);
    if (!found) return undefined;
    const { id, application } = found;
    const all = await clarificationsOf(tx, now, id, application.set);
    if (all.length === 0) return undefined;
    const open = await openClarificationOf(tx, id);
    const earlier = all.filter(({ status }) => status !== 'asked');
    if (!open) return { application, earlier };
    const opened = openedQuestions(application.set, open.questions.map(({ name }) => name));
    const before = (await lastFrozenOf(tx, id))?.frozen.answers ?? {};
    const after = clarifiedAnswers(before, application.answers, opened);
    return { application, open: { dueOn: open.dueOn, overdue: isOverdue(open, now), asked: open.questions, opened: opened.filter((question) => isAsked(question, after)), before, after }, earlier };
  });

/** For the officer's page: the questions that can be asked about, and the request that waits. Undefined for whom it is not found. */
export const clarificationForStaff = (
  actor: Person,
  ref: string,
): Promise<{ application: StaffApplication; questions: Question[]; clarifications: Clarification[] } | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'clarification.ask', null)) return undefined;
    const application = await head(tx, actor, ref);
    if (!application) return undefined;
    const { questions, frozen } = await submissionOf(tx, application.id);
    return { application, questions: questionsOf(questions).filter((question) => isAsked(question, frozen.answers)), clarifications: await clarificationsOf(tx, now, application.id, questions) };
  });
