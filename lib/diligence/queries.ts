import 'server-only';
import { sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../access/actor';
import { may } from '../access/policy';
import { head, type StaffApplication, submissionOf } from '../assessment/queries/application';
import { sentFiles } from '../attachment/queries';
import type { SentFile } from '../attachment/vocabulary';
import { londonDate } from '../dates';
import { environment } from '../env';
import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import type { QuestionSet } from '../programme/question-set';
import { type Candidate, candidatesOf, type CheckedOrganisation, organisationOf, registeredOf } from './found';
import { registerApi } from './register-api';
import { entryDueOn, type FraudScores, type Judged, owesEntry, type Registered } from './rules';
import { latestChecks } from './steps';
import type { CheckKind, SubsidyDecision } from './vocabulary';

/** One judgement, as it is read back. */
export type CheckLine = Judged & {
  number: number; notes: string; register: Registered | null; subsidy: SubsidyDecision | null; reference: string | null; fraud: FraudScores | null; by: string; at: Date;
  liftedBy: string | null; liftedAt: Date | null; liftedReason: string | null;
};
export type Diligence = { application: StaffApplication; checks: CheckLine[]; mandatory: CheckKind[] };

const lines = sql`
  select c.kind, c.number, c.rating, c.notes, c.register, c.subsidy, c.reference, c.fraud, c.checked_by as "checkedBy", p.name as by, c.checked_at as at,
    l.check_id is not null as lifted, q.name as "liftedBy", l.lifted_at as "liftedAt", l.reason as "liftedReason"
  from diligence_checks c join people p on p.id = c.checked_by left join diligence_liftings l on l.check_id = c.id left join people q on q.id = l.lifted_by`;

async function diligenceOf(tx: Tx, actor: Person, ref: string): Promise<Diligence | undefined> {
  if (!may(actor, 'queue.read', null)) return undefined;
  const application = await head(tx, actor, ref);
  if (!application) return undefined;
  const checks = await rows<CheckLine>(tx, sql`${lines} where c.application_id = ${application.id} order by c.kind, c.number desc`);
  const [rules] = await rows<{ mandatory: CheckKind[] }>(tx, sql`select d.mandatory from diligence_rules d join applications a on a.round_id = d.round_id where a.id = ${application.id}`);
  return { application, checks, mandatory: rules?.mandatory ?? [] };
}

/** Every judgement of an application's checks, the newest of each first, and which its round cannot do without. */
export const diligenceForStaff = (actor: Person, ref: string): Promise<Diligence | undefined> => read(actor, (tx) => diligenceOf(tx, actor, ref));

export type CheckPage = Diligence & { organisation: CheckedOrganisation; register: Registered | undefined; canAsk: boolean; candidates: Candidate[]; files: SentFile[]; questions: QuestionSet; today: string; now: Date };

/** The same for one check, with what the machine finds for it now: who judges sees where it comes from, and of which day it is. */
export const checkForStaff = (actor: Person, ref: string, kind: CheckKind): Promise<CheckPage | undefined> =>
  read(actor, async (tx, now) => {
    const whole = await diligenceOf(tx, actor, ref);
    if (!whole) return undefined;
    const { id, title } = whole.application;
    const organisation = await organisationOf(tx, id);
    const byNumber = kind === 'identity' || kind === 'accounts';
    return {
      ...whole, organisation, now, today: londonDate(now), canAsk: byNumber && registerApi(environment(), organisation.identifierScheme) !== undefined,
      register: byNumber ? await registeredOf(tx, id, organisation) : undefined,
      candidates: kind === 'duplicates' ? await candidatesOf(tx, { id, title }, organisation) : [],
      files: kind === 'governing' ? await sentFiles(tx, id) : [],
      questions: kind === 'governing' ? (await submissionOf(tx, id)).questions : { sections: [] },
    };
  });

export type SubsidyState = { subsidy: SubsidyDecision; reference: string | null; dueOn: string | null; entry: { reference: string; uploadedOn: string; by: string } | null; today: string };
export type SubsidyLine = { award: string; title: string; organisation: string; dueOn: string };

type SubsidyRow = { award: string; title: string; organisation: string; subsidy: SubsidyDecision; reference: string | null; amountPence: Pence; awardDate: string; entry: SubsidyState['entry'] };
const subsidies = sql`
  select w.ref as award, w.title, o.name as organisation, s.subsidy, s.reference, w.amount_awarded_pence as "amountPence", w.award_date as "awardDate",
    (select jsonb_build_object('reference', e.reference, 'uploadedOn', e.uploaded_on, 'by', p.name) from subsidy_entries e join people p on p.id = e.recorded_by where e.award_id = w.id order by e.recorded_at desc, e.id desc limit 1) as entry
  from awards w join organisations o on o.id = w.organisation_id
    cross join lateral (select c.subsidy, c.reference from diligence_checks c where c.application_id = w.application_id and c.kind = 'subsidy' order by c.number desc limit 1) s
  where w.status not in ('declined', 'lapsed')`;
const dueOf = ({ subsidy, amountPence, awardDate }: SubsidyRow) => (owesEntry(subsidy, amountPence) ? entryDueOn(awardDate) : null);

/** What was decided of an award's subsidy, and by when it must stand in the database. Undefined where nothing was, or it is not the actor's to read. */
export const subsidyForStaff = (actor: Person, awardRef: string): Promise<(SubsidyState & { title: string }) | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'queue.read', null)) return undefined;
    const [row] = await rows<SubsidyRow>(tx, sql`${subsidies} and w.ref = ${awardRef}`);
    return row && { title: row.title, subsidy: row.subsidy, reference: row.reference, dueOn: dueOf(row), entry: row.entry, today: londonDate(now) };
  });

export type StoppedLine = { ref: string; title: string; organisation: string; kind: CheckKind; by: string; at: Date };
export type BankLine = { award: string; title: string; organisation: string; status: 'asked' | 'confirmed'; askedAt: Date; takesEffectAt: Date | null };
/** Checks and subsidies are for those who read applications; bank details also for those who pay. */
export type DiligenceWaiting = { stopped?: StoppedLine[]; subsidies?: SubsidyLine[]; banks: BankLine[]; today: string };

/** Applications that a red stops, subsidies still to be entered, soonest first, and bank details that are not settled. */
export const diligenceWaiting = (actor: Person): Promise<DiligenceWaiting | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'bank_details.read', null)) return undefined;
    const banks = await rows<BankLine>(tx, sql`
      select w.ref as award, w.title, o.name as organisation, b.status, b.asked_at as "askedAt", b.takes_effect_at as "takesEffectAt"
      from bank_accounts b join awards w on w.id = b.award_id join organisations o on o.id = w.organisation_id where b.status in ('asked', 'confirmed') order by b.asked_at, b.id limit 200`);
    const decides = may(actor, 'queue.read', null);
    return { banks, today: londonDate(now), ...(decides ? { stopped: await stoppedByRed(tx), subsidies: await subsidiesOwed(tx) } : {}) };
  });

const stoppedByRed = (tx: Tx): Promise<StoppedLine[]> =>
  rows(tx, sql`
    select a.ref, a.title, o.name as organisation, k.kind, p.name as by, c.checked_at as at
    from (${latestChecks(sql`c.application_id in (select id from applications where status in ('recommended', 'due_diligence'))`)}) k join diligence_checks c on c.id = k.id
      join applications a on a.id = k.application_id join organisations o on o.id = a.organisation_id join people p on p.id = k.checked_by
    where k.rating = 'red' and not k.lifted order by c.checked_at, c.id limit 200`);

async function subsidiesOwed(tx: Tx): Promise<SubsidyLine[]> {
  const found = await rows<SubsidyRow>(tx, sql`${subsidies} and not exists (select 1 from subsidy_entries x where x.award_id = w.id) order by w.award_date, w.id limit 500`);
  return found.flatMap((row) => {
    const dueOn = dueOf(row);
    return dueOn ? [{ award: row.award, title: row.title, organisation: row.organisation, dueOn }] : [];
  });
}

/** Which checks a round cannot do without, to be chosen. */
export const mandatoryForStaff = (actor: Person, roundRef: string): Promise<{ ref: string; title: Bilingual; mandatory: CheckKind[]; version: number } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'diligence.set_rules', null)) return undefined;
    const [found] = await rows<{ ref: string; title: Bilingual; mandatory: CheckKind[]; version: number }>(tx, sql`
      select r.ref, jsonb_build_object('en', r.title_en, 'cy', r.title_cy) as title, coalesce(d.mandatory, '[]') as mandatory, coalesce(d.version, 0) as version
      from funding_rounds r left join diligence_rules d on d.round_id = r.id where r.ref = ${roundRef}`);
    return found;
  });
