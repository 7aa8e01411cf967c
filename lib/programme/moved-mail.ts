import 'server-only';
import { sql } from 'drizzle-orm';
import { transaction, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { System } from '../access/actor';
import { record } from '../event/commands';
import type { Bilingual, Locale } from '../locale';
import { notify } from '../notification/commands';
import { words } from '../words';
import { questionSetOf } from './queries';
import { changesBetween, type QuestionChange } from './question-check';
import type { QuestionSet } from './question-set';
import { pagesOf } from './questions';

const worker: System = { kind: 'system', as: 'worker' };
type Moved = { ref: string; organisationId: string; round: Bilingual; rehearsal: boolean };

/**
 * Tells everybody who can write in an application which of its questions an officer changed, and on which page each is. Once, however often
 * the job runs; nobody, where it was sent, withdrawn or moved on since, or is a rehearsal.
 * @returns how many were told
 */
export const tellOfQuestions = ({ id, from, to }: { id: string; from: string; to: string }): Promise<number> =>
  transaction(worker, async (tx) => {
    const [moved] = await rows<Moved>(tx, sql`
      select a.ref, a.organisation_id as "organisationId", a.rehearsal, jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as round
      from applications a join funding_rounds r on r.id = a.round_id where a.id = ${id} and a.status in ('draft', 'awaiting_sign_off') and a.question_set_id = ${to}`);
    const told = await rows(tx, sql`select 1 from events where name = 'application.questions_told' and subject_id = ${id} and data ->> 'to' = ${to}`);
    if (!moved || moved.rehearsal || told.length > 0) return 0;
    const sets = { before: (await questionSetOf(tx, from)).definition, after: (await questionSetOf(tx, to)).definition };
    const changes = changesBetween(sets.before, sets.after);
    const people = changes.length > 0 ? await writersOf(tx, moved.organisationId) : [];
    for (const { email } of people) {
      await notify(tx, { template: 'questions_changed', email, data: (locale) => ({ reference: moved.ref, round: moved.round[locale], changes: changes.map((change) => lineOf(change, sets, locale)).join('\n'), path: `/apply/applications/${moved.ref}` }) });
    }
    await record(tx, worker, 'application.questions_told', { kind: 'application', id }, { ref: moved.ref, to, people: people.length });
    return people.length;
  });

const writersOf = (tx: Tx, organisationId: string) =>
  rows<{ email: string }>(tx, sql`
    select distinct p.email from memberships m join people p on p.id = m.person_id where m.organisation_id = ${organisationId} and m.removed_at is null order by p.email`);

/** "New: How will you measure it? (on the page “Results”)". */
function lineOf({ name, kind, before, after }: QuestionChange, sets: { before: QuestionSet; after: QuestionSet }, locale: Locale): string {
  const page = pagesOf(kind === 'removed' ? sets.before : sets.after).find(({ questions }) => questions.some((question) => question.name === name));
  const say = words(locale);
  const line = say(`rounds.change.${kind}`, { label: (after ?? before)?.label[locale] ?? name });
  return `- ${line}${page ? ` ${say('state.onPage', { page: page.title[locale] })}` : ''}`;
}
