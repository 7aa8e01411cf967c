import { database } from '../support/fixtures';
import type { Persona } from './personas';
import {
  aBatch, aChange, aComplaint, aCondition, aDelegation, anImport, aPayment, approversLimit, aRelease, aRun, assigned, assignedUnnamed, assisted,
  aTakeover, aVariation, aVirement, banked, chosenIn, clarified, declared, draft, draftedRound, gwen, lettersWait, liveAward, offered,
  officersConflict, openedLast, restrictedForOfficer, rosa, rosasApplication, rosasAward, scored, sentFile, sharedScenario, submitted,
  subsidised, unassigned, waitingReturn,
} from './references';

/** What a person meets at an address. "Not yours" and "not there" are the same page. */
export type Seen = 'seen' | 'sign in' | 'sent elsewhere' | 'not found' | string;

type Row = {
  /** The folder under app, without [locale] and (public). */
  route: string;
  /** Where one route has pages of several kinds. */
  kind?: string;
  path: () => Promise<string>;
  by: Partial<Record<Persona, Seen>>;
  others: Seen;
  public?: true;
  /** Not a page: a file, or a place that only takes what is posted. */
  html?: false;
};

const one = (sql: string, put: (value: string) => string) => async () => {
  const [row] = await database.query<{ value: string }>(sql);
  if (!row) throw new Error(`the demonstration has nothing for ${sql}`);
  return put(row.value);
};
const plain = (path: string) => async () => path;

const open = (route: string, path = route, more: Partial<Row> = {}): Row => ({ route, path: plain(path), by: {}, others: 'seen', public: true, ...more });

const everybody = (persona: Persona[], seen: Seen) => Object.fromEntries(persona.map((one) => [one, seen]));
const outside = { visitor: 'sign in', ...everybody(['newcomer', 'applicant', 'certifier', 'recipient'], 'sent elsewhere') } as const;

/** A page of the fund's own: outsiders are sent away, colleagues without the role find nothing. */
const staff = (route: string, who: Persona[] | 'all', path: Row['path'] = plain(route)): Row =>
  who === 'all' ? { route, path, by: outside, others: 'seen' } : { route, path, by: { ...outside, ...everybody(who, 'seen') }, others: 'not found' };

/** A file to download, for the same people. */
const file = (route: string, who: Persona[], path?: Row['path']): Row => ({ ...staff(route, who, path), html: false });

/** A page of one organisation: a visitor signs in, its people see it, and to everybody else it does not exist. */
const own = (route: string, who: Persona[], path: Row['path']): Row => ({ route, path, by: { visitor: 'sign in', ...everybody(who, 'seen') }, others: 'not found' });

/** The demonstration's requests for information, one in each state. */
const information = (route: string, who: Persona[], status: string): Row => staff(`/manage/information-requests/[ref]${route}`, who, one(`select ref as value from information_requests where status = '${status}' and asked_by = 'A made-up reporter' order by logged_at limit 1`, (ref) => `/manage/information-requests/${ref}${route.replace('[number]', '1')}`));

const mine = ['applicant', 'certifier'] satisfies Persona[];
const everyReader = ['officer', 'approver', 'finance', 'payment', 'auditor', 'administrator'] satisfies Persona[];
const theirs = ['recipient'] satisfies Persona[];
const readers = ['officer', 'approver', 'auditor'] satisfies Persona[];

function stepOf(step: string, who: Persona[]): Row {
  const [folder = '', status = ''] = step.split(':');
  return staff(`/manage/applications/[ref]/${folder}`, who, one(submitted(status), (ref) => `/manage/applications/${ref}/${folder}`));
}

export const pages: Row[] = [
  open('/'), open('/figures'), open('/projects'), open('/facts'), open('/rounds'), open('/open-data'),
  open('/projects/[ref]', '', { path: one('select ref as value from awards w join publications p on p.award_id = w.id order by ref limit 1', (ref) => `/projects/${ref}`) }),
  open('/rounds/[ref]', '', { path: one(openedLast, (ref) => `/rounds/${ref}`) }),
  ...(['pdf', 'txt'] as const).map((type) => open(`/rounds/[ref]/questions.${type}`, '', { path: one(openedLast, (ref) => `/rounds/${ref}/questions.${type}`), html: false })),
  open('/question-set.schema.json', undefined, { html: false }),
  open('/privacy'), open('/accessibility'), open('/cookies'), open('/contact'), open('/complaints'), open('/safeguarding'),
  open('/[...missing]', '/there-is-no-such-page', { others: 'not found', html: false }),
  open('/map.svg', '/map.svg', { html: false }), open('/robots.txt', '/robots.txt', { html: false }), open('/sitemap.xml', '/sitemap.xml', { html: false, others: 'not found' }),
  open('/open-data/projects.csv', undefined, { html: false }), open('/open-data/allocations.csv', undefined, { html: false }), open('/open-data/figures.csv', undefined, { html: false }), open('/open-data/grants.json', undefined, { html: false }),

  { route: '/check-eligibility', path: one(openedLast, (ref) => `/check-eligibility?round=${ref}`), by: {}, others: 'seen' },
  { route: '/check-eligibility/result', path: one(openedLast, (ref) => `/check-eligibility/result?round=${ref}`), by: {}, others: 'seen' },
  { route: '/sign-in', path: plain('/sign-in'), by: {}, others: 'seen' },
  { route: '/sign-in/check-your-mail', path: plain('/sign-in/check-your-mail'), by: {}, others: 'seen' },
  { route: '/sign-in/link', path: plain('/sign-in/link?token=x&email=someone%40example.org'), by: {}, others: 'seen' },
  { route: '/sign-in/demonstration', path: plain('/sign-in/demonstration'), by: {}, others: 'seen' },
  { route: '/sign-in/code', path: plain('/sign-in/code'), by: { visitor: 'sign in' }, others: 'seen' },
  { route: '/sign-in/invitation', path: plain('/sign-in/invitation?token=x'), by: { visitor: 'sign in' }, others: 'seen' },
  { route: '/sign-in/home', path: plain('/sign-in/home'), by: { visitor: 'sign in' }, others: 'sent elsewhere', html: false },
  ...['/sign-in/provider', '/sign-in/provider-sign-out'].map((route): Row => ({ route, path: plain(route), by: {}, others: '405', html: false })),
  { route: '/sign-in/provider-link', path: plain('/sign-in/provider-link?token=x'), by: {}, others: 'seen' },
  { route: '/sign-in/provider-link', kind: 'sent', path: plain('/sign-in/provider-link'), by: {}, others: 'seen' },
  // Where no identity provider is set, there is nothing to sign out of but the service.
  { route: '/sign-in/signed-out', path: plain('/sign-in/signed-out'), by: {}, others: process.env.OIDC_ISSUER ? 'seen' : 'sent elsewhere' },
  { route: '/sign-out', path: plain('/sign-out'), by: {}, others: '405', html: false },
  // Mail goes to an SMTP server here, so the demonstration's own page of it is away.
  { route: '/demonstration-mail', path: plain('/demonstration-mail'), by: {}, others: 'not found', html: false },

  { route: '/account', path: plain('/account'), by: { visitor: 'sign in' }, others: 'seen' },
  { route: '/apply', path: plain('/apply'), by: { visitor: 'sign in' }, others: 'seen' },
  { route: '/apply/organisations/new', path: plain('/apply/organisations/new'), by: { visitor: 'sign in', ...everybody(['newcomer', 'applicant', 'certifier', 'recipient'], 'seen') }, others: 'not found' },
  { route: '/apply/applications/new', path: one(openedLast, (ref) => `/apply/applications/new?round=${ref}`), by: { visitor: 'sign in', ...everybody(['newcomer', 'applicant', 'certifier', 'recipient'], 'seen') }, others: 'not found' },
  own('/apply/organisations/[ref]', mine, one(`select ref as value from organisations where id = ${gwen}`, (ref) => `/apply/organisations/${ref}`)),
  own('/apply/organisations/[ref]/place', mine, one(`select ref as value from organisations where id = ${gwen}`, (ref) => `/apply/organisations/${ref}/place`)),
  own('/apply/organisations/[ref]/invitation', mine, one(`select ref as value from organisations where id = ${gwen}`, (ref) => `/apply/organisations/${ref}/invitation`)),
  own('/apply/organisations/[ref]/removal', mine, one(`select o.ref || '/removal?person=' || p.id as value from organisations o, people p where o.id = ${gwen} and p.email = 'demo.applicant2@example.org'`, (rest) => `/apply/organisations/${rest}`)),
  ...['', '/cancellation', '/ownership'].map((step) => own(`/apply/organisations/[ref]/people${step}`, mine, one(`select ref as value from organisations where id = ${gwen}`, (ref) => `/apply/organisations/${ref}/people${step}`))),
  own('/apply/organisations/[ref]/people/roles', mine, one(`select o.ref || '/people/roles?person=' || p.id as value from organisations o, people p where o.id = ${gwen} and p.email = 'demo.applicant2@example.org'`, (rest) => `/apply/organisations/${rest}`)),
  { route: '/apply/organisations/[ref]/everything', path: one(`select ref as value from organisations where id = ${gwen}`, (ref) => `/apply/organisations/${ref}/everything`), by: everybody(mine, 'seen'), others: 'not found', html: false },
  ...['answers.csv', 'answers.txt'].map((kept): Row => ({ ...own(`/apply/applications/[ref]/${kept}`, mine, one(draft, (ref) => `/apply/applications/${ref}/${kept}`)), html: false })),
  { route: '/account/provider', path: plain('/account/provider'), by: { visitor: 'sign in' }, others: 'seen' },
  { route: '/account/data', path: plain('/account/data'), by: { visitor: 'sign in' }, others: 'seen' },
  { route: '/account/data/file', path: plain('/account/data/file'), by: {}, others: '405', html: false },
  staff('/manage/information-requests', ['officer', 'auditor']), staff('/manage/information-requests/new', ['officer']),
  ...['', '/items/[number]'].map((step) => information(step, ['officer', 'auditor'], 'open')),
  // Its first item is no file, so there is none for anybody; who gets one is in lib/information-request/gathering.test.ts.
  { ...information('/items/[number]/file', [], 'open'), html: false },
  ...['/coverage', '/redactions/[number]', '/proposal', '/extension', '/closure'].map((step) => information(step, ['officer'], 'open')),
  information('/release', ['officer'], 'awaiting_release'),
  ...['pdf', 'txt', 'csv'].map((type): Row => ({ ...information(`/copy.${type}`, ['officer', 'auditor'], 'released'), html: false })),
  { route: '/account/address', path: plain('/account/address'), by: { visitor: 'sign in' }, others: 'seen' },
  ...['sent', 'changed'].map((step): Row => ({ route: `/account/address/${step}`, path: plain(`/account/address/${step}`), by: {}, others: 'seen' })),
  { route: '/account/address/confirmation', path: plain('/account/address/confirmation?token=x'), by: {}, others: 'seen' },
  own('/apply/applications/[ref]', mine, one(draft, (ref) => `/apply/applications/${ref}`)),
  ...['[page]:title-and-summary', '[page]:documents', 'check-answers', 'sign-off', 'submission', 'submission/confirmation', 'withdrawal', 'draft', 'history', 'checks', 'copying'].map((step) => {
    const [folder = '', page] = step.split(':');
    return { ...own(`/apply/applications/[ref]/${folder}`, mine, one(draft, (ref) => `/apply/applications/${ref}/${page ?? folder}`)), kind: page };
  }),
  own('/apply/applications/[ref]/receipt', theirs, one(rosasApplication, (ref) => `/apply/applications/${ref}/receipt`)),
  { route: '/apply/applications/[ref]/receipt/copy', path: one(rosasApplication, (ref) => `/apply/applications/${ref}/receipt/copy`), by: { recipient: 'seen' }, others: 'not found', html: false },
  // Hal certifies for the organisation that was asked, and has answered; the submission's page says that nothing waits.
  ...['', '/submission'].map((step) => own(`/apply/applications/[ref]/clarification${step}`, ['certifier'], one(clarified, (ref) => `/apply/applications/${ref}/clarification${step}`))),
  { route: '/apply/equality/[ref]', path: one(`select r.ref as value from funding_rounds r join applications a on a.round_id = r.id join awards w on w.application_id = a.id where w.organisation_id = ${rosa} limit 1`, (ref) => `/apply/equality/${ref}`), by: { visitor: 'sign in', recipient: 'seen' }, others: 'not found' },
  { route: '/apply/adjustments', path: plain('/apply/adjustments'), by: { visitor: 'sign in', applicant: 'seen' }, others: 'seen' },
  { route: '/apply/adjustments/new', path: plain('/apply/adjustments/new'), by: { visitor: 'sign in', applicant: 'seen' }, others: 'seen' },
  { route: '/apply/applications/[ref]/receipt/copy.pdf', path: one(rosasApplication, (ref) => `/apply/applications/${ref}/receipt/copy.pdf`), by: { recipient: 'seen' }, others: 'not found', html: false },
  own('/apply/awards/[ref]', theirs, one(rosasAward, (ref) => `/apply/awards/${ref}`)),
  ...['', '/acceptance', '/acceptance/confirmation', '/refusal'].map((step) => own(`/apply/awards/[ref]/variation${step}`, theirs, one(rosasAward, (ref) => `/apply/awards/${ref}/variation${step}`))),
  ...['', '/new', '/objection'].map((step) => own(`/apply/awards/[ref]/bank-details${step}`, theirs, one(rosasAward, (ref) => `/apply/awards/${ref}/bank-details${step}`))),
  own('/apply/awards/[ref]/acceptance', ['certifier'], one(offered, (ref) => `/apply/awards/${ref}/acceptance`)),
  own('/apply/awards/[ref]/acceptance/refusal', ['certifier'], one(offered, (ref) => `/apply/awards/${ref}/acceptance/refusal`)),
  own('/apply/awards/[ref]/acceptance/confirmation', ['certifier'], one(offered, (ref) => `/apply/awards/${ref}/acceptance/confirmation`)),
  own('/apply/awards/[ref]/agreement', ['certifier'], one(offered, (ref) => `/apply/awards/${ref}/agreement`)),
  { route: '/apply/awards/[ref]/agreement/[paper]', path: one(offered, (ref) => `/apply/awards/${ref}/agreement/offered.pdf`), by: { certifier: 'seen' }, others: 'not found', html: false },
  own('/apply/awards/[ref]/conditions/[condition]', ['certifier'], one(aCondition(`w.ref || '/conditions/' || c.ref`), (rest) => `/apply/awards/${rest}`)),
  own('/apply/awards/[ref]/outcome-returns', theirs, one(rosasAward, (ref) => `/apply/awards/${ref}/outcome-returns`)),
  ...['', '/submission', '/count'].map((step) =>
    own(`/apply/awards/[ref]/outcome-returns/[out]${step}`, theirs, one(`select w.ref || '/outcome-returns/' || r.ref as value from outcome_returns r join awards w on w.id = r.award_id where w.organisation_id = ${rosa} order by r.period_end desc limit 1`, (rest) => `/apply/awards/${rest}${step}`)),
  ),

  staff('/manage', 'all'),
  staff('/manage/applications', readers),
  staff('/manage/applications/[ref]', readers, one(submitted('submitted'), (ref) => `/manage/applications/${ref}`)),
  // A step is there for whoever may take it, and for nobody else.
  ...(['sift:submitted', 'assessors:in_assessment', 'panel:in_assessment', 'moderation:recommended', 'recommendation:recommended', 'notification:successful'] as const).map((step) => stepOf(step, ['officer'])),
  stepOf('due-diligence:recommended', readers), stepOf('due-diligence/conclusion:recommended', ['officer']),
  staff('/manage/applications/[ref]/due-diligence/[check]', readers, one(submitted('recommended'), (ref) => `/manage/applications/${ref}/due-diligence/fraud`)),
  staff('/manage/applications/[ref]/due-diligence/[check]/lifting', ['officer'], one(submitted('recommended'), (ref) => `/manage/applications/${ref}/due-diligence/duplicates/lifting`)),
  staff('/manage/due-diligence', everyReader),
  staff('/manage/rounds/[ref]/due-diligence', ['officer'], one(draftedRound, (ref) => `/manage/rounds/${ref}/due-diligence`)),
  staff('/manage/awards/[ref]/restriction', ['officer', 'auditor', 'administrator'], one(`select ref as value from awards where application_id is null order by id limit 1`, (ref) => `/manage/awards/${ref}/restriction`)),
  staff('/manage/awards/[ref]/subsidy', readers, one(subsidised, (ref) => `/manage/awards/${ref}/subsidy`)),
  staff('/manage/awards/[ref]/bank-details', everyReader, one(banked, (ref) => `/manage/awards/${ref}/bank-details`)),
  ...(['paper', 'confirmation'] as const).map((step) => staff(`/manage/awards/[ref]/bank-details/${step}`, ['officer', 'finance'], one(banked, (ref) => `/manage/awards/${ref}/bank-details/${step}`))),
  staff('/manage/awards/[ref]/bank-details/objection', ['officer', 'finance', 'payment'], one(banked, (ref) => `/manage/awards/${ref}/bank-details/objection`)),
  staff('/manage/awards/[ref]/bank-details/showing', ['finance', 'payment'], one(banked, (ref) => `/manage/awards/${ref}/bank-details/showing`)),
  ...(['approval:recommended', 'refusal:recommended'] as const).map((step) => stepOf(step, ['approver'])),
  ...['', '/withdrawal'].map((step) => staff(`/manage/applications/[ref]/clarification${step}`, ['officer'], one(submitted('clarification_asked'), (ref) => `/manage/applications/${ref}/clarification${step}`))),
  staff('/manage/conflicts', 'all'),
  ...['declaration', 'new'].map((page): Row => ({ ...staff(`/manage/conflicts/${page}`, 'all'), by: { ...outside, auditor: 'not found' } })),
  staff('/manage/conflicts/[ref]/end', ['officer'], one(officersConflict, (ref) => `/manage/conflicts/${ref}/end`)),
  staff('/manage/restricted/[ref]', ['officer'], one(restrictedForOfficer, (ref) => `/manage/restricted/${ref}`)),
  staff('/manage/applications/[ref]/conflicts', ['officer', 'auditor', 'administrator'], one(submitted('submitted'), (ref) => `/manage/applications/${ref}/conflicts`)),
  ...['candidate', 'finding', 'lifting'].map((page) => staff(`/manage/applications/[ref]/conflicts/${page}`, ['officer'], one(submitted('submitted'), (ref) => `/manage/applications/${ref}/conflicts/${page}`))),
  ...['pdf', 'txt'].map((type) => file(`/manage/applications/[ref]/clarification/letter.${type}`, ['officer'], one(submitted('clarification_asked'), (ref) => `/manage/applications/${ref}/clarification/letter.${type}`))),
  staff('/manage/equality', ['officer']),
  staff('/manage/adjustments', ['officer']), staff('/manage/adjustments/new', ['officer']),
  staff('/manage/adjustments/[ref]', ['officer'], one('select ref as value from adjustment_requests where answered_at is null order by asked_at limit 1', (ref) => `/manage/adjustments/${ref}`)),
  staff('/manage/assisted', ['officer']), staff('/manage/assisted/new', ['officer']),
  staff('/manage/assisted/[ref]', ['officer'], one(assisted('awaiting_sign_off'), (ref) => `/manage/assisted/${ref}`)),
  staff('/manage/assisted/[ref]/[page]', ['officer'], one(assisted('draft'), (ref) => `/manage/assisted/${ref}/title-and-summary`)),
  ...['signature', 'paper', 'confirmation', 'clarification', 'clarification/submission'].map((step) => staff(`/manage/assisted/[ref]/${step}`, ['officer'], one(assisted('awaiting_sign_off'), (ref) => `/manage/assisted/${ref}/${step}`))),
  staff('/manage/assessments', ['assessor']),
  staff('/manage/assessments/[ref]', ['assessor'], one(scored, (ref) => `/manage/assessments/${ref}`)),
  staff('/manage/assessments/[ref]/declaration', ['assessor'], one(assignedUnnamed, (ref) => `/manage/assessments/${ref}/declaration`)),
  staff('/manage/assessments/[ref]/scores', ['assessor'], one(declared, (ref) => `/manage/assessments/${ref}/scores`)),
  staff('/manage/assessments/[ref]/decline', ['assessor'], one(assigned, (ref) => `/manage/assessments/${ref}/decline`)),
  staff('/manage/assessments/[ref]/comments', ['assessor'], one(declared, (ref) => `/manage/assessments/${ref}/comments`)),
  { route: '/manage/assessments/[ref]/scores/autosave', path: one(declared, (ref) => `/manage/assessments/${ref}/scores/autosave`), by: {}, others: '405', html: false },
  staff('/manage/assessments/profile', ['assessor']), staff('/manage/assessors', ['officer']),
  staff('/manage/applications/views', readers), staff('/manage/applications/sifting', ['officer']), staff('/manage/applications/together', ['officer'], one(unassigned, (ref) => `/manage/applications/together?move=sift&refs=${ref}`)),
  ...['comments', 'safeguarding'].map((step) => staff(`/manage/applications/[ref]/${step}`, readers, one(submitted('submitted'), (ref) => `/manage/applications/${ref}/${step}`))),
  staff('/manage/applications/[ref]/reassignment', ['officer'], one(assigned, (ref) => `/manage/applications/${ref}/reassignment`)),
  staff('/manage/flags/[ref]', ['officer'], one(`select ref as value from application_flags where status = 'raised' order by raised_at limit 1`, (ref) => `/manage/flags/${ref}`)),
  // What was decided, and what is asked about it afterwards.
  staff('/manage/applications/[ref]/decision-record', readers, one(submitted('successful'), (ref) => `/manage/applications/${ref}/decision-record`)),
  ...['pdf', 'json'].map((ending) => file(`/manage/applications/[ref]/decision-record.${ending}`, readers, one(submitted('successful'), (ref) => `/manage/applications/${ref}/decision-record.${ending}?knownOn=decision`))),
  staff('/manage/rounds/[ref]/audit-pack', readers, one(openedLast, (ref) => `/manage/rounds/${ref}/audit-pack`)), staff('/manage/rounds/[ref]/audit-pack/statement', ['officer', 'approver'], one(openedLast, (ref) => `/manage/rounds/${ref}/audit-pack/statement`)),
  file('/manage/rounds/[ref]/audit-pack/[file]', readers, one(openedLast, (ref) => `/manage/rounds/${ref}/audit-pack/applications.csv`)),
  { ...file('/manage/rounds/[ref]/audit-pack/[file]', readers, one(openedLast, (ref) => `/manage/rounds/${ref}/audit-pack/pack.zip`)), kind: 'zip' },
  // Of one round: this table's officer is restricted in another (restrictedForOfficer), and so is told nothing of every round.
  staff('/manage/parliament', readers, one(openedLast, (ref) => `/manage/parliament?level=region&basis=delivery&round=${ref}`)),
  file('/manage/parliament/answer.csv', readers, one(openedLast, (ref) => `/manage/parliament/answer.csv?level=region&basis=lead&asAt=2026-01-31&round=${ref}`)),
  staff('/manage/runs/[ref]', readers, one(aRun, (ref) => `/manage/runs/${ref}`)),
  staff('/manage/rounds/[ref]/assigning', ['officer'], one(`select ref as value from funding_rounds where nation = 'england' order by opens_at desc limit 1`, (ref) => `/manage/rounds/${ref}/assigning`)),
  staff('/manage/safeguarding', ['safeguarding']),
  staff('/manage/safeguarding/[ref]', ['safeguarding'], one('select ref as value from safeguarding_reports order by received_at limit 1', (ref) => `/manage/safeguarding/${ref}`)),
  { route: '/concern', path: plain('/concern'), by: {}, others: 'seen' }, { route: '/concern/sent', path: plain('/concern/sent'), by: {}, others: 'seen' },
  staff('/manage/awards', everyReader), staff('/manage/awards/[ref]', everyReader, one(liveAward, (ref) => `/manage/awards/${ref}`)),
  staff('/manage/awards/[ref]/countersignature', ['approver'], one(liveAward, (ref) => `/manage/awards/${ref}/countersignature`)),
  ...['/variation', '/unused'].map((step) => staff(`/manage/awards/[ref]${step}`, ['officer'], one(liveAward, (ref) => `/manage/awards/${ref}${step}`))),
  staff('/manage/variations', everyReader), staff('/manage/variations/[ref]', everyReader, one(aVariation, (ref) => `/manage/variations/${ref}`)),
  ...([['approval', ['approver']], ['refusal', ['approver']], ['withdrawal', ['officer']]] as [string, Persona[]][]).map(([step, who]): Row => ({
    ...staff(`/manage/variations/[ref]/${step}`, who, one(aVariation, (ref) => `/manage/variations/${ref}/${step}`)), by: { ...outside, ...everybody(everyReader, 'sent elsewhere'), ...everybody(who, 'seen') },
  })),
  ...['', '/[ref]'].map((step) => staff(`/manage/ledger/virements${step}`, everyReader, step ? one(aVirement, (ref) => `/manage/ledger/virements/${ref}`) : plain('/manage/ledger/virements'))),
  staff('/manage/ledger/virements/new', ['finance']),
  ...([['confirmation', ['approver']], ['rejection', ['approver', 'finance']]] as [string, Persona[]][]).map(([step, who]): Row => ({
    ...staff(`/manage/ledger/virements/[ref]/${step}`, who, one(aVirement, (ref) => `/manage/ledger/virements/${ref}/${step}`)), by: { ...outside, ...everybody(everyReader, 'sent elsewhere'), ...everybody(who, 'seen') },
  })),
  ...['', '/[ref]'].map((step) => staff(`/manage/delegations${step}`, [...readers, 'administrator'], step ? one(aDelegation, (ref) => `/manage/delegations/${ref}`) : plain('/manage/delegations'))),
  staff('/manage/delegations/new', ['administrator'], one(approversLimit, (code) => `/manage/delegations/new?programme=${code}`)),
  ...([['confirmation', ['approver']], ['rejection', ['approver', 'administrator']]] as [string, Persona[]][]).map(([step, who]): Row => ({
    ...staff(`/manage/delegations/[ref]/${step}`, who, one(aDelegation, (ref) => `/manage/delegations/${ref}/${step}`)), by: { ...outside, ...everybody([...readers, 'administrator'], 'sent elsewhere'), ...everybody(who, 'seen') },
  })),
  staff('/manage/awards/[ref]/agreement', readers, one(offered, (ref) => `/manage/awards/${ref}/agreement`)),
  file('/manage/awards/[ref]/agreement/[paper]', readers, one(offered, (ref) => `/manage/awards/${ref}/agreement/offered.pdf`)),
  staff('/manage/conditions', readers),
  staff('/manage/awards/[ref]/extension', ['officer'], one(offered, (ref) => `/manage/awards/${ref}/extension`)),
  own('/apply/awards/[ref]/conditions/[condition]/removal', ['certifier'], one(aCondition(`w.ref || '/conditions/' || c.ref || '/removal'`), (rest) => `/apply/awards/${rest}`)),
  staff('/manage/applications/[ref]/conditions', readers, one(aCondition('a.ref'), (ref) => `/manage/applications/${ref}/conditions`)),
  staff('/manage/applications/[ref]/conditions/[condition]', readers, one(aCondition(`a.ref || '/conditions/' || c.ref`), (rest) => `/manage/applications/${rest}`)),
  ...['/publication', '/publication/withdrawal'].map((step) => staff(`/manage/awards/[ref]${step}`, ['officer'], one(liveAward, (ref) => `/manage/awards/${ref}${step}`))),
  { ...staff('/manage/imports', everyReader), by: { ...staff('/manage/imports', everyReader).by, contributor: 'sent elsewhere' } },
  staff('/manage/imports/file', ['officer']), file('/manage/imports/template.csv', everyReader), file('/manage/imports/template.xlsx', everyReader),
  ...['', '/confirmation', '/rejection'].map((step) => staff(`/manage/imports/[ref]${step}`, everyReader, one(anImport, (ref) => `/manage/imports/${ref}${step}`))),
  file('/manage/imports/[ref]/problems.csv', everyReader, one(anImport, (ref) => `/manage/imports/${ref}/problems.csv`)),
  staff('/manage/imports/[ref]/invitations', ['officer'], one(anImport, (ref) => `/manage/imports/${ref}/invitations`)),
  staff('/manage/imports/[ref]/invitations/[award]', ['officer'], one(`select i.ref || '/invitations/' || w.ref as value from imports i join awards w on w.import_id = i.id where i.kind = 'awards' limit 1`, (rest) => `/manage/imports/${rest}`)),
  staff('/manage/devolved', [...everyReader, 'contributor']), staff('/manage/devolved/award', ['contributor']), staff('/manage/devolved/file', ['contributor']),
  staff('/manage/rounds', readers), staff('/manage/rounds/new', ['officer']), staff('/manage/question-sets', readers),
  ...['', '/preview'].map((step) => staff(`/manage/rounds/[ref]${step}`, readers, one(draftedRound, (ref) => `/manage/rounds/${ref}${step}`))),
  ...['[part]:dates', 'rehearsal', 'scheduling', 'withdrawal', 'moving'].map((step) => {
    const [folder = '', part] = step.split(':');
    return staff(`/manage/rounds/[ref]/${folder}`, ['officer'], one(draftedRound, (ref) => `/manage/rounds/${ref}/${part ?? folder}`));
  }),
  ...['', '/comparison', '/reserves'].map((step) => staff(`/manage/rounds/[ref]/decision${step}`, readers, one(openedLast, (ref) => `/manage/rounds/${ref}/decision${step}`))),
  ...['/new', '/rules'].map((step) => staff(`/manage/rounds/[ref]/decision${step}`, ['officer'], one(openedLast, (ref) => `/manage/rounds/${ref}/decision${step}`))),
  staff('/manage/rounds/[ref]/decision/approval', ['approver'], one(openedLast, (ref) => `/manage/rounds/${ref}/decision/approval`)),
  staff('/manage/rounds/[ref]/decision/[scenario]', readers, one(sharedScenario, (rest) => `/manage/rounds/${rest}`)),
  ...['/sharing', '/adoption'].map((step) => staff(`/manage/rounds/[ref]/decision/[scenario]${step}`, ['officer'], one(sharedScenario, (rest) => `/manage/rounds/${rest}${step}`))),
  staff('/manage/rounds/[ref]/decision/[scenario]/choice/[application]', ['officer'], one(chosenIn, (rest) => `/manage/rounds/${rest}`)),
  staff('/manage/question-sets/[ref]', readers, one(draftedRound, (ref) => `/manage/question-sets/${ref}`)),
  file('/manage/question-sets/[ref]/export.json', readers, one(draftedRound, (ref) => `/manage/question-sets/${ref}/export.json`)),
  ...['structure', 'new-question', 'publication', 'copy', 'file', 'discarding'].map((step) => staff(`/manage/question-sets/[ref]/${step}`, ['officer'], one(draftedRound, (ref) => `/manage/question-sets/${ref}/${step}`))),
  ...['', '/removal'].map((step) => staff(`/manage/question-sets/[ref]/questions/[name]${step}`, ['officer'], one(draftedRound, (ref) => `/manage/question-sets/${ref}/questions/summary${step}`))),
  staff('/manage/outcome-returns', readers),
  ...['', '/acceptance', '/changes'].map((step) => staff(`/manage/outcome-returns/[ref]${step}`, readers, one(waitingReturn, (ref) => `/manage/outcome-returns/${ref}${step}`))),
  staff('/manage/releases', readers), staff('/manage/releases/new', readers), staff('/manage/releases/[ref]', readers, one(aRelease, (ref) => `/manage/releases/${ref}`)),
  staff('/manage/releases/[ref]/withdrawal', readers, one(aRelease, (ref) => `/manage/releases/${ref}/withdrawal`)),
  ...['/check', '/release'].map((step) => ({ ...staff(`/manage/releases/[ref]${step}`, [], one(aRelease, (ref) => `/manage/releases/${ref}${step}`)), by: { ...outside, ...everybody(readers, 'sent elsewhere') }, html: false as const })),
  staff('/manage/payments', everyReader), staff('/manage/payments/record', ['finance']),
  ...['', '/confirmation', '/rejection'].map((step) => staff(`/manage/payments/[ref]${step}`, everyReader, one(aPayment, (ref) => `/manage/payments/${ref}${step}`))),
  ...['', '/transfers', '/balances'].map((step) => staff(`/manage/ledger${step}`, everyReader)), file('/manage/ledger/transfers.csv', everyReader),
  staff('/manage/people', ['administrator', 'auditor']), ...['/role', '/removal'].map((step) => staff(`/manage/people${step}`, ['administrator'])),
  ...['', '/[ref]'].map((step) => staff(`/manage/organisations${step}`, ['officer', 'auditor', 'administrator'], step === '' ? plain('/manage/organisations') : one(`select ref as value from organisations where id = ${gwen}`, (ref) => `/manage/organisations/${ref}`))),
  staff('/manage/organisations/[ref]/owner', ['officer', 'auditor', 'administrator'], one(`select ref as value from organisations where id = ${gwen}`, (ref) => `/manage/organisations/${ref}/owner`)),
  ...['/confirmation', '/withdrawal'].map((step) => ({ ...staff(`/manage/organisations/[ref]/owner${step}`, ['officer'], one(aTakeover, (ref) => `/manage/organisations/${ref}/owner${step}`)), by: { ...outside, officer: 'seen', auditor: 'sent elsewhere', administrator: 'sent elsewhere' } as const })),
  ...['correction', 'merger'].map((step) => staff(`/manage/organisations/[ref]/${step}`, ['officer'], one(`select ref as value from organisations where id = ${gwen}`, (ref) => `/manage/organisations/${ref}/${step}`))),
  staff('/manage/bank-holidays', ['officer', 'auditor', 'administrator']),
  staff('/manage/registers', ['officer', 'auditor', 'administrator']), staff('/manage/registers/file', ['administrator']),
  staff('/manage/audit', ['auditor', 'administrator']),
  staff('/manage/mail', ['officer', 'auditor', 'administrator']),
  staff('/manage/mail/templates', ['officer', 'auditor', 'administrator']), staff('/manage/mail/bounce', ['officer', 'administrator']),
  staff('/manage/deadlines', readers), staff('/manage/incidents', readers), staff('/manage/incidents/new', ['officer']),
  staff('/manage/rounds/[ref]/grace', ['officer'], one('select ref as value from funding_rounds order by opens_at desc limit 1', (ref) => `/manage/rounds/${ref}/grace`)),
  staff('/manage/applications/[ref]/extension', readers, one(draft, (ref) => `/manage/applications/${ref}/extension`)),
  staff('/manage/deadlines/[ref]', readers, one(aChange, (ref) => `/manage/deadlines/${ref}`)),
  // Whoever cannot decide a change is sent to it, which says why.
  ...['/confirmation', '/rejection'].map((step) => ({ ...staff(`/manage/deadlines/[ref]${step}`, ['officer'], one(aChange, (ref) => `/manage/deadlines/${ref}${step}`)), by: { ...outside, officer: 'seen', approver: 'sent elsewhere', auditor: 'sent elsewhere' } as const })),

  ...['', '/preview/[kind]'].map((step) => staff(`/manage/rounds/[ref]/letters${step}`, readers, one(lettersWait, (ref) => `/manage/rounds/${ref}/letters${step.replace('[kind]', 'ineligible')}`))),
  ...['/settings', '/texts/[kind]', '/sending'].map((step) => staff(`/manage/rounds/[ref]/letters${step}`, ['officer'], one(lettersWait, (ref) => `/manage/rounds/${ref}/letters${step.replace('[kind]', 'decline')}`))),
  staff('/manage/letters/[ref]', readers, one(aBatch, (ref) => `/manage/letters/${ref}`)), staff('/manage/letters/[ref]/calling-off', ['officer'], one(aBatch, (ref) => `/manage/letters/${ref}/calling-off`)),
  staff('/manage/applications/[ref]/letters', readers, one(submitted('ineligible'), (ref) => `/manage/applications/${ref}/letters`)),
  own('/apply/applications/[ref]/letter', theirs, one(rosasApplication, (ref) => `/apply/applications/${ref}/letter`)),
  ...['letter.pdf', 'letter.txt'].map((name) => ({ route: `/apply/applications/[ref]/letter/${name}`, path: one(rosasApplication, (ref) => `/apply/applications/${ref}/letter/${name}`), by: { recipient: 'seen' } as const, others: 'not found', html: false as const })),
  ...['feedback', 'complaint'].map((step) => own(`/apply/applications/[ref]/${step}`, theirs, one(rosasApplication, (ref) => `/apply/applications/${ref}/${step}`))),
  staff('/manage/feedback', readers), staff('/manage/feedback/[ref]', readers, one('select ref as value from feedback_requests order by asked_at limit 1', (ref) => `/manage/feedback/${ref}`)),
  // The first officer refused the application that it is about.
  staff('/manage/complaints', [...readers, 'administrator']), staff('/manage/complaints/new', ['officer']),
  staff('/manage/complaints/[ref]', ['approver', 'auditor', 'administrator'], one(aComplaint, (ref) => `/manage/complaints/${ref}`)),
  staff('/manage/complaints/[ref]/allocation', ['approver', 'administrator'], one(aComplaint, (ref) => `/manage/complaints/${ref}/allocation`)),
  { ...staff('/manage/complaints/[ref]/outcome', [], one(aComplaint, (ref) => `/manage/complaints/${ref}/outcome`)), by: { ...outside, ...everybody(['auditor', 'administrator'], 'sent elsewhere'), approver: 'seen' } },
  staff('/manage/freed-offers', readers),

  { route: '/api/places', path: plain('/api/places?text=leeds'), by: {}, others: 'seen', html: false },
  { route: '/api/auth/[...nextauth]', path: plain('/api/auth/session'), by: {}, others: '405', html: false },
  // Bytes come and go here; a page never. What was sent with an application is for its readers, and the assessor who declared herself clear.
  { route: '/attachments/applications/[ref]', path: one(draft, (ref) => `/attachments/applications/${ref}`), by: {}, others: '405', html: false },
  { route: '/attachments/conditions/[ref]', path: one(aCondition('c.ref'), (ref) => `/attachments/conditions/${ref}`), by: {}, others: '405', html: false },
  { route: '/attachments/[file]', path: one(sentFile, (ref) => `/attachments/${ref}`), by: { visitor: 'sign in', ...everybody([...readers, 'assessor'], 'seen') }, others: 'not found', html: false },
  { route: '/attachments/[file]/pieces', path: one(sentFile, (ref) => `/attachments/${ref}/pieces`), by: { visitor: '401' }, others: 'not found', html: false },
  { route: '/attachments/[file]/removal', path: one(sentFile, (ref) => `/attachments/${ref}/removal`), by: {}, others: '405', html: false },
  { route: '/apply/applications/[ref]/[page]/autosave', path: one(draft, (ref) => `/apply/applications/${ref}/title-and-summary/autosave`), by: {}, others: '405', html: false },
  { route: '/healthz', path: plain('/healthz'), by: {}, others: 'seen', html: false },
  { route: '/readyz', path: plain('/readyz'), by: {}, others: 'seen', html: false },
];
