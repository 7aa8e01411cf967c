import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { type Actor, organisationIds } from '../access/actor';
import type { AnsweredFile } from '../attachment/vocabulary';
import { londonDate } from '../dates';
import type { Raw } from '../field';
import type { Bilingual } from '../locale';
import type { QuestionSet } from '../programme/question-set';
import { questionSetOf } from '../programme/queries';
import { questionsOf } from '../programme/questions';
import { onRegister } from '../register/queries';
import { type CheckedApplication, checkApplication, type Finding } from './checks';
import { answersOf } from './commands/lock';
import { copyLines, type CopyLine } from './copying';
import type { KnownDocument } from './document-checks';
import { whyNotEdit } from './rules';
import type { ApplicationStatus } from './workflow';

type Facts = { organisation: CheckedApplication['organisation']; nation: CheckedApplication['round']['nation']; closesAt: Date; minimumPence: number; maximumPence: number; pots: CheckedApplication['round']['pots']; others: { ref: string }[]; demonstration: boolean };

type Asked = { applicationId: string; set: QuestionSet; answers: Raw; today: string; /** On a frozen copy: only the files that are in it. */ sent: boolean };

/** What the checks find in an application's answers, on a day. The caller has seen to it that the application is the actor's to read. */
export async function findingsOf(tx: Tx, { applicationId, set, answers, today, sent }: Asked): Promise<Finding[]> {
  const [facts] = await rows<Facts>(tx, sql`
    select jsonb_build_object('name', o.name, 'kind', o.kind, 'identifierScheme', o.identifier_scheme, 'identifier', o.identifier) as organisation,
      r.nation, r.closes_at as "closesAt", r.minimum_pence as "minimumPence", r.maximum_pence as "maximumPence",
      (select coalesce(jsonb_agg(jsonb_build_object('category', c.key, 'nature', e.nature, 'financialYear', e.financial_year)), '[]') from round_categories c join envelopes e on e.id = c.envelope_id where c.round_id = r.id) as pots,
      (select coalesce(jsonb_agg(jsonb_build_object('ref', t.ref) order by t.ref), '[]') from applications t where t.round_id = a.round_id and t.organisation_id = a.organisation_id and t.id <> a.id and t.status <> 'withdrawn') as others,
      exists (select 1 from installation where profile = 'demonstration') as demonstration
    from applications a join organisations o on o.id = a.organisation_id join funding_rounds r on r.id = a.round_id where a.id = ${applicationId}`);
  if (!facts) return [];
  const { organisation, nation, closesAt, minimumPence, maximumPence, pots, others, demonstration } = facts;
  const register = await onRegister(tx, organisation.identifierScheme, organisation.identifier);
  const documents = await documentsOf(tx, { applicationId, set, answers, sent });
  return checkApplication({ set, answers, organisation, register, round: { nation, closesOn: londonDate(closesAt), minimumPence, maximumPence, pots }, others, documents, today, demonstration });
}

/** The files that the answers name, as the scanner left them; and, before they are sent, the infected ones it took out. */
function documentsOf(tx: Tx, { applicationId, set, answers, sent }: Omit<Asked, 'today'>): Promise<KnownDocument[]> {
  const asked = questionsOf(set).filter(({ field }) => field.kind === 'file').map(({ name }) => answers[name]);
  const named = asked.flatMap((answer) => (Array.isArray(answer) ? (answer as unknown as AnsweredFile[]) : [])).map(({ file }) => file); // only lib/attachment writes such an answer
  return rows(tx, sql`
    select f.question, f.name, f.dated_on as dated, f.status from attachments f
    where f.application_id = ${applicationId} and f.added_at is not null
      and (f.ref = any (${sql.param(named)}::text[]) or (${!sent} and f.status = 'infected' and f.removed_at is null))
    order by f.added_at, f.id`);
}

type Own = { id: string; ref: string; status: ApplicationStatus; organisationId: string; organisationRef: string; organisationName: string; questionSetId: string };

async function own(tx: Tx, actor: Actor, ref: string): Promise<Own | undefined> {
  const [found] = await rows<Own>(tx, sql`
    select a.id, a.ref, a.status, a.organisation_id as "organisationId", o.ref as "organisationRef", o.name as "organisationName", a.question_set_id as "questionSetId"
    from applications a join organisations o on o.id = a.organisation_id where a.ref = ${ref} and a.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])`);
  return found;
}

export type OwnChecks = { ref: string; organisationRef: string; organisationName: string; set: QuestionSet; answers: Raw; draft: boolean; findings: Finding[] };

/** The fund's own checks, on one of the actor's applications as it stands now. Undefined when it is not theirs. */
export const checksForMember = (actor: Actor, ref: string): Promise<OwnChecks | undefined> =>
  read(actor, async (tx, now) => {
    const application = await own(tx, actor, ref);
    if (!application) return undefined;
    const set = (await questionSetOf(tx, application.questionSetId)).definition;
    const answers = await answersOf(tx, application.id);
    const findings = await findingsOf(tx, { applicationId: application.id, set, answers, today: londonDate(now), sent: false });
    return { ref, organisationRef: application.organisationRef, organisationName: application.organisationName, set, answers, draft: application.status === 'draft', findings };
  });

export type EarlierApplication = { ref: string; title: string | null; roundTitle: Bilingual; answered: number };
export type Copying = { ref: string; answers: Raw; organisationName: string; changeable: boolean; earlier: EarlierApplication[]; from?: { ref: string; lines: CopyLine[] } };

/** What could be taken over from the organisation's other applications; question by question once one is chosen. Undefined when it is not theirs. */
export const copyingForMember = (actor: Actor, ref: string, fromRef: string | undefined): Promise<Copying | undefined> =>
  read(actor, async (tx) => {
    const application = await own(tx, actor, ref);
    if (!application) return undefined;
    const earlier = await rows<EarlierApplication & { id: string; questionSetId: string }>(tx, sql`
      select a.id, a.ref, coalesce(a.title, (select raw #>> '{}' from answers where application_id = a.id and name = 'title')) as title, jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as "roundTitle",
        (select count(*)::int from answers n where n.application_id = a.id) as answered, a.question_set_id as "questionSetId"
      from applications a join funding_rounds r on r.id = a.round_id
      where a.organisation_id = ${application.organisationId} and a.id <> ${application.id} order by a.created_at desc, a.id desc limit 50`);
    const answers = await answersOf(tx, application.id);
    const chosen = earlier.find((one) => one.ref === fromRef);
    const shown = { ref, answers, organisationName: application.organisationName, changeable: whyNotEdit(application) === undefined, earlier: earlier.filter(({ answered }) => answered > 0).map(({ id: _, questionSetId: __, ...line }) => line) };
    if (!chosen) return shown;
    const to = { set: (await questionSetOf(tx, application.questionSetId)).definition, answers };
    const from = { set: (await questionSetOf(tx, chosen.questionSetId)).definition, answers: await answersOf(tx, chosen.id) };
    return { ...shown, from: { ref: chosen.ref, lines: copyLines(to, from) } };
  });
