import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { ApplicationStatus } from '../application/workflow';
import type { AwardStatus } from '../award/workflow';
import type { IdentifierScheme } from '../organisation/rules';
import type { Pence } from '../money';
import { onRegister } from '../register/queries';
import type { Registered } from './rules';

export type CheckedOrganisation = { id: string; name: string; identifierScheme: IdentifierScheme; identifier: string };

export async function organisationOf(tx: Tx, applicationId: string): Promise<CheckedOrganisation> {
  const [found] = await rows<CheckedOrganisation>(tx, sql`
    select o.id, o.name, o.identifier_scheme as "identifierScheme", o.identifier from applications a join organisations o on o.id = a.organisation_id where a.id = ${applicationId}`);
  if (!found) throw new Error('an application has an organisation');
  return found;
}

/** What is known newest of the organisation: by a file that was loaded, or by a register's own answer about this application. */
export async function registeredOf(tx: Tx, applicationId: string, { identifierScheme, identifier }: CheckedOrganisation): Promise<Registered | undefined> {
  const loaded = await onRegister(tx, identifierScheme, identifier);
  const [asked] = await rows<{ answer: Registered }>(tx, sql`select answer from register_answers where application_id = ${applicationId} order by asked_at desc, id desc limit 1`);
  if (asked && (!loaded || asked.answer.asAt >= loaded.asAt)) return asked.answer;
  return loaded && { source: 'file', ...loaded };
}

/** Why something may be the same money twice. */
export type Likeness = 'same_organisation' | 'same_number' | 'similar_title';
export type Candidate = { ref: string; title: string; organisation: string; why: Likeness; amountPence: Pence | null } & (
  | { of: 'application'; status: ApplicationStatus; round: { en: string; cy: string } }
  | { of: 'award'; status: AwardStatus; imported: boolean }
);
export const mostCandidates = 20;

/**
 * Other applications and awards of the same organisation, of a number it has or had, or whose title has every longer word of this one's: in any
 * round, and among awards made elsewhere. Row security leaves out what the officer must not meet.
 */
export async function candidatesOf(tx: Tx, { id, title }: { id: string; title: string }, organisation: CheckedOrganisation): Promise<Candidate[]> {
  const words = wordsOf(title);
  const everyWord = (has: (word: string) => SQL) => (words.length < 2 ? sql`false` : sql.join(words.map(has), sql` and `));
  const numbered = sql`(select o.id from organisations o where o.identifier = ${organisation.identifier} union select n.organisation_id from organisation_names n where n.identifier = ${organisation.identifier})`;
  const why = (of: SQL) => sql`case when ${of} = ${organisation.id} then 'same_organisation' when ${of} in ${numbered} then 'same_number' else 'similar_title' end`;
  const applications = await rows<Candidate>(tx, sql`
    select 'application' as of, a.ref, a.title, o.name as organisation, a.status, a.amount_applied_for_pence as "amountPence", jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as round, ${why(sql`a.organisation_id`)} as why
    from applications a join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id
    where a.id <> ${id} and a.submitted_at is not null and not a.rehearsal and a.status <> 'withdrawn'
      and (a.organisation_id = ${organisation.id} or a.organisation_id in ${numbered} or (${everyWord((word) => sql`a.search_words @@ words_sought(${word})`)}))
    order by a.organisation_id = ${organisation.id} desc, a.submitted_at desc, a.id limit ${mostCandidates}`);
  const awards = await rows<Candidate>(tx, sql`
    select 'award' as of, w.ref, w.title, o.name as organisation, w.status, w.amount_awarded_pence as "amountPence", w.origin <> 'application' as imported, ${why(sql`w.organisation_id`)} as why
    from awards w join organisations o on o.id = w.organisation_id
    where w.application_id is distinct from ${id} and w.status not in ('declined', 'lapsed')
      and (w.organisation_id = ${organisation.id} or w.organisation_id in ${numbered} or (${everyWord((word) => sql`lower(w.title) like ${`%${word}%`}`)}))
    order by w.organisation_id = ${organisation.id} desc, w.award_date desc, w.id limit ${mostCandidates}`);
  return [...awards, ...applications];
}

/** Six of the longer words: short ones are in every title. */
const wordsOf = (title: string): string[] => [...new Set(title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])].slice(0, 6);
