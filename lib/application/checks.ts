import { calendarDate } from '../dates';
import type { Raw } from '../field';
import type { Pence } from '../money';
import { type IdentifierScheme, whyNotIdentifier } from '../organisation/rules';
import type { OrganisationKind } from '../organisation/vocabulary';
import type { QuestionSet } from '../programme/question-set';
import { askedPages, checkPages, pagesOf, valuesOf } from '../programme/questions';
import type { Nation } from '../programme/vocabulary';
import { placeByName, regionOf } from '../publication/places';
import { isStanding, type RegisterEntry } from '../register/rules';
import { documentFindings, type KnownDocument } from './document-checks';

/**
 * What the fund's own people look at first in an application. One set of rules for both: whoever applies runs it before sign-off, an officer
 * sees it on what was sent. 44 of 228 applicants once failed due diligence on late accounts or missing documents (Catalyst).
 * `problem`: it will be asked about, and can cost the grant. `warning`: it may be right; look again. Neither stops a submission, because
 * a register can be wrong too: what must be right is checked by the questions themselves.
 */
export type Finding = {
  /** A key of `checks.finding`, which says what is wrong and what to do. */
  code: FindingCode;
  level: 'problem' | 'warning';
  /** Where it is put right: a page of questions, or the organisation's own page. */
  page: string | 'organisation';
  /** `question` is the name of the question of documents it is about. */
  values: Record<string, string | number>;
};
export type FindingCode =
  | 'page_unfinished' | 'identifier_format' | 'register_absent' | 'register_name' | 'register_status' | 'accounts_none' | 'accounts_late'
  | 'amount_low' | 'amount_high' | 'capital_in_resource' | 'resource_in_capital' | 'shares_over_amount' | 'partner_is_self' | 'applied_twice' | 'starts_too_early' | 'ends_after_year' | 'starts_in_past'
  | 'milestone_outside' | 'nobody_reached' | 'site_elsewhere' | 'site_other_region' | 'no_safeguarding_policy'
  | 'document_missing' | 'document_later' | 'document_old' | 'document_undated' | 'document_in_future' | 'document_waiting' | 'document_infected';

export type CheckedApplication = {
  set: QuestionSet;
  answers: Raw;
  organisation: { name: string; kind: OrganisationKind; identifierScheme: IdentifierScheme; identifier: string };
  /** What the newest register file says; undefined where none can tell. */
  register: { asAt: string; entry?: Omit<RegisterEntry, 'identifier'> } | undefined;
  round: { nation: Nation; closesOn: string; minimumPence: Pence; maximumPence: Pence; pots: readonly Pot[] };
  /** The organisation's other applications in the same round that are not withdrawn. */
  others: readonly { ref: string }[];
  /** The files that stand in the answers, and the infected ones that were left out of them, in the order in which they came. */
  documents: readonly KnownDocument[];
  /** London's date. */
  today: string;
  /** Whether made-up numbers are allowed here. */
  demonstration: boolean;
};
type Pot = { category: string; nature: 'resource' | 'capital'; financialYear: string };

/** Everything that was found, problems first, each in the order of the application's pages. */
export function checkApplication(application: CheckedApplication): Finding[] {
  const values = valuesOf(application.set, application.answers) as Answers;
  const found = [
    ...identity(application), ...onRegister(application), ...twice(application), ...unfinished(application), ...money(application, values), ...dates(application, values),
    ...places(application, values), ...people(application, values), ...documentFindings(application),
  ].filter(({ page }) => page !== '');
  const order = ['organisation', ...pagesOf(application.set).map(({ key }) => key)];
  return found.toSorted((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning') || order.indexOf(a.page) - order.indexOf(b.page));
}

/** Every round's set asks these under these names (frozen.ts); where one does not, there is nothing to compare. */
type Answers = {
  amount_applied_for?: Pence; category?: string; planned_start_date?: string; planned_end_date?: string; people_to_reach?: number; safeguarding_policy?: boolean;
  budget?: { nature?: string; amount?: Pence }[]; partners?: { organisation: string; amount?: Pence }[]; sites?: { place: string; region: string }[]; milestones?: { milestone: string; due: string }[];
};

const problem = (code: FindingCode, page: string, values: Finding['values'] = {}): Finding => ({ code, level: 'problem', page, values });
const warning = (code: FindingCode, page: string, values: Finding['values'] = {}): Finding => ({ code, level: 'warning', page, values });

/** The page that asks a question, if one does. */
const pageOf = ({ set, answers }: CheckedApplication, name: string): string => askedPages(set, answers).find((page) => page.questions.some((question) => question.name === name))?.key ?? '';

function identity({ organisation, demonstration }: CheckedApplication): Finding[] {
  const { kind, identifierScheme, identifier } = organisation;
  const refusal = whyNotIdentifier(kind, identifierScheme, identifier, demonstration);
  return refusal ? [problem('identifier_format', 'organisation', { identifier, why: refusal.code })] : [];
}

/**
 * Accounts are due ten months (charities) or nine (companies) after the end of a financial year of up to twelve, longer where it is
 * extended: whoever is older than this is late by any rule. Charities Act 2011 s.169; Companies Act 2006 s.442.
 */
export const accountsMonths = 22;
const files: readonly OrganisationKind[] = ['charity', 'company'];

function onRegister({ organisation, register, today }: CheckedApplication): Finding[] {
  if (!register) return [];
  const { entry, asAt } = register;
  const { identifier, name, kind } = organisation;
  if (!entry) return [problem('register_absent', 'organisation', { identifier, asAt })];
  const found: Finding[] = [];
  if (!isStanding(entry.status)) found.push(problem('register_status', 'organisation', { status: entry.status, asAt }));
  if (sameName(entry.name) !== sameName(name)) found.push(warning('register_name', 'organisation', { name, registered: entry.name, asAt }));
  if (!files.includes(kind)) return found;
  if (!entry.lastAccountsOn) found.push(warning('accounts_none', 'organisation', { asAt }));
  else if (entry.lastAccountsOn < monthsBefore(today, accountsMonths)) found.push(problem('accounts_late', 'organisation', { accounts: entry.lastAccountsOn, months: accountsMonths, asAt }));
  return found;
}

/** As people write one name: without capitals, punctuation, "The", or how the law calls the company. */
export const sameName = (name: string): string =>
  name.toLowerCase().replaceAll('&', ' and ').replace(/\b(the|limited|ltd|cio|plc|cyf|cyfyngedig)\b/g, ' ').replace(/[^\p{L}\p{N}]/gu, '');

export function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + month - 1 - months;
  const before = [Math.floor(count / 12), (count % 12) + 1] as const;
  for (let last = day; last > 27; last--) {
    const real = calendarDate(...before, last);
    if (real) return real;
  }
  return calendarDate(...before, day) ?? date;
}

const twice = ({ others }: CheckedApplication): Finding[] => (others[0] ? [problem('applied_twice', 'organisation', { ref: others[0].ref, count: others.length })] : []);

/** Of a document that is missing the checks of documents say more. */
function unfinished({ set, answers }: CheckedApplication): Finding[] {
  return checkPages(set, answers).flatMap(({ page, questions, problems }) => {
    const others = problems.filter(({ name, problem: what }) => what !== 'missing' || !questions.some((question) => question.name === name && question.field.kind === 'file'));
    return others.length > 0 ? [problem('page_unfinished', page.key, { count: others.length })] : [];
  });
}

function money(application: CheckedApplication, values: Answers): Finding[] {
  const { round, organisation } = application;
  const { amount_applied_for: amount, budget = [], partners = [], category } = values;
  const found: Finding[] = [];
  const asked = pageOf(application, 'amount_applied_for');
  if (amount !== undefined && amount < round.minimumPence) found.push(problem('amount_low', asked, { amount, limit: round.minimumPence }));
  if (amount !== undefined && amount > round.maximumPence) found.push(problem('amount_high', asked, { amount, limit: round.maximumPence }));
  const pot = round.pots.find((one) => one.category === category);
  const sum = (nature: string) => budget.filter((line) => line.nature === nature).reduce((total, line) => total + (line.amount ?? 0), 0);
  const lines = pageOf(application, 'budget');
  if (pot?.nature === 'resource' && sum('capital') > 0) found.push(warning('capital_in_resource', lines, { amount: sum('capital') }));
  if (pot?.nature === 'capital' && sum('resource') > sum('capital')) found.push(warning('resource_in_capital', lines, { amount: sum('resource') }));
  const shares = partners.reduce((total, partner) => total + (partner.amount ?? 0), 0);
  const named = pageOf(application, 'partners');
  if (amount !== undefined && shares > amount) found.push(problem('shares_over_amount', named, { shares, amount }));
  if (partners.some((partner) => sameName(partner.organisation) === sameName(organisation.name))) found.push(warning('partner_is_self', named));
  return found;
}

/** A financial year "2026-27" ends on 31 March of its second year. */
const endOfYear = (financialYear: string): string => `${Number(financialYear.slice(0, 4)) + 1}-03-31`;

function dates(application: CheckedApplication, values: Answers): Finding[] {
  const { round, today } = application;
  const { planned_start_date: start, planned_end_date: end, category, milestones = [] } = values;
  const found: Finding[] = [];
  const begins = pageOf(application, 'planned_start_date');
  if (start && start < today) found.push(problem('starts_in_past', begins, { start }));
  else if (start && start <= round.closesOn) found.push(problem('starts_too_early', begins, { start, closes: round.closesOn }));
  const year = round.pots.find((one) => one.category === category)?.financialYear;
  if (end && year && end > endOfYear(year)) found.push(warning('ends_after_year', pageOf(application, 'planned_end_date'), { end, last: endOfYear(year) }));
  if (start && end) {
    const outside = milestones.find(({ due }) => due < start || due > end);
    if (outside) found.push(warning('milestone_outside', pageOf(application, 'milestones'), { milestone: outside.milestone, due: outside.due }));
  }
  return found;
}

/** Only of towns that we know: an unknown name says nothing. */
function places(application: CheckedApplication, { sites = [] }: Answers): Finding[] {
  const page = pageOf(application, 'sites');
  return sites.flatMap(({ place, region }): Finding[] => {
    if (regionOf(region)?.nation !== application.round.nation) return [problem('site_elsewhere', page, { place })];
    const known = placeByName(place);
    if (!known || placeByName(place, region)) return [];
    if (regionOf(known.region).nation !== application.round.nation) return [problem('site_elsewhere', page, { place })];
    return [warning('site_other_region', page, { place, region: known.region })];
  });
}

function people(application: CheckedApplication, { people_to_reach: reached, safeguarding_policy: policy }: Answers): Finding[] {
  return [
    ...(reached === 0 ? [problem('nobody_reached', pageOf(application, 'people_to_reach'))] : []),
    ...(policy === false ? [problem('no_safeguarding_policy', pageOf(application, 'safeguarding_policy'))] : []),
  ];
}
