import { formatDate, formatInstant } from '../dates';
import { type Block, facts, heading, paragraph, type PlainDocument, table } from '../document/document';
import type { Locale } from '../locale';
import { formatMoney } from '../money';
import { pageWords } from '../programme/printed';
import { regionOf } from '../publication/places';
import { word, words } from '../words';
import { detailInWords, detailName, eventName, inWords } from './event-words';
import type { DecisionRecordFile } from './queries';
import type { Balances, Scored, Told } from './record';

type Saying = { locale: Locale; file: DecisionRecordFile };
const balanceKinds = ['envelope', 'earmarked', 'committed', 'disbursed', 'recovered'] as const satisfies readonly (keyof Balances)[];

/** The record as a document: the page and the tagged PDF are both drawn from these parts, and these from the JSON. */
export function recordDocument(locale: Locale, file: DecisionRecordFile, author: string): PlainDocument {
  const say = words(locale);
  const made = new Date(file.record.asKnown);
  return {
    title: say('records.decision.titleOf', { ref: file.ref, title: file.title }), locale, author, made: Number.isNaN(made.getTime()) ? file.now : made, pageWords: pageWords(locale),
    foot: `${file.ref}  SHA-256 ${file.sha256}`,
    blocks: recordBlocks(locale, file),
  };
}

export function recordBlocks(locale: Locale, file: DecisionRecordFile): Block[] {
  const given = { locale, file };
  return [headBlock(given), ...submitted(given), ...sifted(given), ...criteria(given), ...assessors(given), ...conflicts(given), ...scores(given), ...checks(given), ...recommended(given), ...envelope(given), ...approved(given), ...lettersOf(given), ...awarded(given), ...eventsOf(given)];
}

const when = (locale: Locale, at: unknown): string => (typeof at === 'string' && at ? formatInstant(new Date(at), locale) : '');
const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const money = (value: unknown): string => (typeof value === 'number' ? formatMoney(value) : '');

/** By name and what they are; somebody without a role of the fund is the applicant's. */
function who({ locale, file }: Saying, id: unknown): string {
  if (!id) return words(locale)('records.decision.byNobody');
  const person = file.people.get(text(id));
  if (!person) return text(id);
  const roles = person.roles.length > 0 ? person.roles.map((role) => word(locale, `access.role.${role}`)) : [words(locale)('records.decision.ofApplicant')];
  return `${person.name} (${roles.join(', ')})`;
}

const criterionName = ({ locale, file }: Saying, key: string): string => file.record.decided?.round.criteria.find((one) => one.key === key)?.label[locale] ?? key;

function headBlock({ locale, file }: Saying): Block {
  const say = words(locale);
  const { record } = file;
  return facts([
    { term: say('records.decision.application'), details: file.ref },
    { term: say('records.decision.organisation'), details: file.organisation },
    { term: say('records.decision.round'), details: file.roundTitle[locale] || file.roundTitle.en },
    { term: say('records.decision.asKnown'), details: when(locale, record.asKnown) },
    { term: say('records.decision.state'), details: record.status ? inWords(locale, 'state.application', text(record.status)) : '' },
    { term: say('records.decision.hashHere'), details: file.sha256 },
    ...(file.kept ? [{ term: say('records.decision.keptHash'), details: `${file.kept.sha256} ${say(file.kept.matches ? 'records.decision.matches' : 'records.decision.differs')}` }] : []),
    ...(file.kept ? [{ term: say('records.decision.seal'), details: file.kept.sequence === null ? say('records.decision.notSealed') : say('records.decision.sealed', { sequence: file.kept.sequence, hash: file.kept.seal ?? '' }) }] : []),
  ]);
}

function submitted(given: Saying): Block[] {
  const say = words(given.locale);
  const rows = given.file.record.submissions.map((one) => [text(one.number), when(given.locale, one.at), who(given, one.certifiedBy), text(one.title), regionOf(text(one.leadRegion))?.name[given.locale] ?? text(one.leadRegion), money(one.amountAppliedForPence), text(one.sha256)]);
  const columns = (['number', 'when', 'by', 'project', 'region', 'asked', 'hash'] as const).map((key) => ({ label: say(`records.decision.${key}`), numeric: key === 'asked' }));
  return [heading(2, say('records.decision.submitted')), table(say('records.decision.versions'), columns, rows)];
}

function sifted(given: Saying): Block[] {
  const say = words(given.locale);
  const { sift } = given.file.record;
  if (!sift) return [heading(2, say('records.decision.sift')), paragraph(say('records.decision.notYet'))];
  return [heading(2, say('records.decision.sift')), facts([
    { term: say('records.decision.outcome'), details: say(sift.eligible ? 'records.decision.eligible' : 'records.decision.ineligible') },
    { term: say('records.decision.by'), details: who(given, sift.by) }, { term: say('records.decision.when'), details: when(given.locale, sift.at) },
    ...(sift.reason ? [{ term: say('records.decision.reason'), details: sift.reason }] : []),
  ])];
}

function criteria({ locale, file }: Saying): Block[] {
  const say = words(locale);
  const { decided } = file.record;
  if (!decided) return [];
  const { round } = decided;
  return [heading(2, say('records.decision.criteria')),
    paragraph(say('records.decision.scale', { max: round.scaleMax, from: formatMoney(round.minimumPence), to: formatMoney(round.maximumPence), band: formatMoney(round.secondApprovalAbovePence) })),
    table(say('records.decision.criteria'), [{ label: say('records.decision.criterion') }, { label: say('records.decision.weight'), numeric: true }], round.criteria.map(({ label, weight }) => [label[locale] || label.en, String(weight)]))];
}

function assessors(given: Saying): Block[] {
  const say = words(given.locale);
  const { assignments } = given.file.record;
  if (assignments.length === 0) return [];
  const columns = (['assessor', 'state', 'since', 'assignedBy', 'reason'] as const).map((key) => ({ label: say(`records.decision.${key}`) }));
  return [heading(2, say('records.decision.assessors')), table(say('records.decision.assignments'), columns, assignments.map((one) => [
    who(given, one.assessor), inWords(given.locale, 'state.assignment', text(one.status)), when(given.locale, one.since), who(given, one.assigned_by), text(one.conflict_reason) || text(one.ended_reason),
  ]))];
}

function conflicts(given: Saying): Block[] {
  const say = words(given.locale);
  const { conflicts: found, decided } = given.file.record;
  const lines = [
    ...found.findings.map((one) => [when(given.locale, one.at), who(given, one.person), inWords(given.locale, 'records.decision.finding', text(one.outcome)), text(one.reason), who(given, one.by)]),
    ...found.liftings.map((one) => [when(given.locale, one.at), who(given, one.person), say('records.decision.finding.lifted'), text(one.reason), who(given, one.by)]),
  ];
  const columns = (['when', 'person', 'outcome', 'reason', 'by'] as const).map((key) => ({ label: say(`records.decision.${key}`) }));
  return [heading(2, say('records.decision.conflicts')),
    lines.length > 0 ? table(say('records.decision.found'), columns, lines) : paragraph(say('records.decision.noneFound')),
    ...(decided ? [paragraph(decided.restricted.length > 0 ? say('records.decision.restricted', { people: decided.restricted.map((id) => who(given, id)).join('; ') }) : say('records.decision.nobodyRestricted'))] : [])];
}

function scores(given: Saying): Block[] {
  const say = words(given.locale);
  const { panelOpenedAt, sealed, moderated } = given.file.record.scores;
  if (!panelOpenedAt && sealed.length === 0) return [heading(2, say('records.decision.scores')), paragraph(say('records.decision.sealedStill'))];
  const columns = (['criterion', 'score', 'reason'] as const).map((key) => ({ label: say(`records.decision.${key}`), numeric: key === 'score' }));
  const order = given.file.record.decided?.round.criteria.map(({ key }) => key) ?? [];
  const rows = (list: readonly Scored[]) => [...list].sort((a, b) => order.indexOf(a.criterion) - order.indexOf(b.criterion)).map(({ criterion, score, reason }) => [criterionName(given, criterion), String(score), reason]);
  return [heading(2, say('records.decision.scores')), paragraph(say('records.decision.opened', { when: when(given.locale, panelOpenedAt) })),
    ...sealed.map((one) => table(say(one.setAside ? 'records.decision.setAsideBy' : 'records.decision.sealedBy', { name: who(given, one.assessor), when: when(given.locale, one.sealedAt) }), columns, rows(one.scores))),
    ...(moderated.length > 0 ? [table(say('records.decision.moderated', { name: who(given, moderated[0]?.by), when: when(given.locale, moderated[0]?.at) }), columns, rows(moderated))] : []),
    ...(given.file.record.comments === null ? [] : [paragraph(say('records.decision.comments', { count: given.file.record.comments }))])];
}

function checks(given: Saying): Block[] {
  const say = words(given.locale);
  const { checks: { dueDiligence, safeguarding, events }, flags } = given.file.record;
  const yesNo = (value: unknown) => say(value === true ? 'records.decision.yes' : 'records.decision.no');
  const flagColumns = (['flag', 'state', 'reason', 'settled'] as const).map((key) => ({ label: say(`records.decision.${key}`) }));
  return [heading(2, say('records.decision.checks')),
    ...(dueDiligence || safeguarding || events.length > 0 || flags.length > 0 ? [] : [paragraph(say('records.decision.noneRecorded'))]),
    ...(dueDiligence ? [facts([{ term: say('records.decision.dueDiligence'), details: dueDiligence }])] : []),
    ...(safeguarding ? [facts([{ term: say('records.decision.policySeen'), details: yesNo(safeguarding.policy_seen) }, { term: say('records.decision.leadNamed'), details: yesNo(safeguarding.lead_named) }, { term: say('records.decision.notes'), details: text(safeguarding.notes) }])] : []),
    ...(flags.length > 0 ? [table(say('records.decision.flags'), flagColumns, flags.map((one) => [text(one.key), inWords(given.locale, 'state.flag', text(one.status)), text(one.reason), text(one.outcome)]))] : []),
    ...toldTable(given, say('records.decision.checkEvents'), events)];
}

function recommended(given: Saying): Block[] {
  const say = words(given.locale);
  const { recommendations, reserve, events } = given.file.record;
  const scenario = events.findLast(({ data }) => typeof data.scenario === 'string');
  const columns = (['when', 'outcome', 'amount', 'reason', 'by'] as const).map((key) => ({ label: say(`records.decision.${key}`), numeric: key === 'amount' }));
  return [heading(2, say('records.decision.recommendation')),
    recommendations.length === 0 ? paragraph(say('records.decision.notYet')) : table(say('records.decision.recommendations'), columns, recommendations.map((one) => [when(given.locale, one.at), inWords(given.locale, 'assessment.recommendation.outcome.options', text(one.outcome)), money(one.amountPence), text(one.reason), who(given, one.by)])),
    ...(scenario ? [paragraph(say('records.decision.scenario', { scenario: text(scenario.data.scenario), position: text(scenario.data.position) }))] : []),
    ...(reserve ? [paragraph(say('records.decision.reserve', { position: text(reserve.position), scenario: text(reserve.scenario) }))] : [])];
}

function envelope({ locale, file }: Saying): Block[] {
  const say = words(locale);
  const { decided } = file.record;
  if (!decided) return [];
  const { key, before, after } = decided.envelope;
  return [heading(2, say('records.decision.envelope')),
    table(say('records.decision.envelopeState', { key: file.envelopes[key]?.[locale] ?? key }), [{ label: say('records.decision.account') }, { label: say('records.decision.before'), numeric: true }, { label: say('records.decision.after'), numeric: true }],
      balanceKinds.map((kind) => [say(`records.decision.accounts.${kind}`), formatMoney(before[kind]), formatMoney(after[kind])]))];
}

function approved(given: Saying): Block[] {
  const say = words(given.locale);
  const { decisions, authorities, decided } = given.file.record;
  const columns = (['when', 'outcome', 'amount', 'reason', 'by'] as const).map((key) => ({ label: say(`records.decision.${key}`), numeric: key === 'amount' }));
  const whose = (['authority', 'name', 'decidedOn', 'document', 'reason', 'by'] as const).map((key) => ({ label: say(`records.decision.${key}`) }));
  return [heading(2, say('records.decision.approvals')),
    ...(decided ? [paragraph(say(`records.decision.decided.${decided.outcome}`, { when: when(given.locale, decided.at) }))] : []),
    decisions.length === 0 ? paragraph(say('records.decision.noApproval')) : table(say('records.decision.decisions'), columns, decisions.map((one) => [when(given.locale, one.at), inWords(given.locale, 'records.decision.decision', text(one.outcome)), money(one.amountPence), text(one.reason), who(given, one.by)])),
    ...(authorities.length > 0 ? [table(say('records.decision.authorities'), whose, authorities.map((one) => [inWords(given.locale, 'decision.authority', text(one.authority)), text(one.name), formatDate(text(one.decidedOn), given.locale), text(one.document), text(one.reason), who(given, one.by)]))] : [])];
}

function lettersOf(given: Saying): Block[] {
  const say = words(given.locale);
  const { letters } = given.file.record;
  return [heading(2, say('records.decision.letters')), ...(letters.length === 0 ? [paragraph(say('records.decision.noLetter'))] : toldTable(given, say('records.decision.letters'), letters))];
}

function awarded(given: Saying): Block[] {
  const say = words(given.locale);
  const { award, agreement } = given.file.record;
  if (!award) return [];
  const date = (value: unknown) => (text(value) ? formatDate(text(value), given.locale) : '');
  return [heading(2, say('records.decision.award')), facts([
    { term: say('records.decision.award'), details: text(award.key) }, { term: say('records.decision.state'), details: inWords(given.locale, 'state.award', text(award.status)) },
    { term: say('records.decision.amount'), details: money(award.amount_awarded_pence) }, { term: say('records.decision.awardDate'), details: date(award.award_date) },
    ...(agreement ? [{ term: say('records.decision.agreement'), details: text(agreement.sha256) },
      { term: say('records.decision.signed'), details: agreement.signed_by ? `${who(given, agreement.signed_by)}, ${when(given.locale, agreement.signed_at)}` : say('records.decision.notYet') },
      { term: say('records.decision.countersigned'), details: agreement.countersigned_by ? `${who(given, agreement.countersigned_by)}, ${when(given.locale, agreement.countersigned_at)}` : say('records.decision.notYet') }] : []),
  ])];
}

const eventsOf = (given: Saying): Block[] => [heading(2, words(given.locale)('records.decision.events')), ...toldTable(given, words(given.locale)('records.decision.eventsCaption'), given.file.record.events.filter(({ name }) => name !== 'assessment.decided'))];

/** Whatever an event says of itself that is a text, a number, or yes or no. */
function toldTable(given: Saying, caption: string, events: readonly Told[]): Block[] {
  if (events.length === 0) return [];
  const say = words(given.locale);
  const named = (name: string) => {
    const key = name.replace(/Pence$/, '');
    const criterion = criterionName(given, key);
    return criterion === key ? detailName(given.locale, key) : criterion;
  };
  // Ids that name nobody tell a reader nothing, and whose record this is stands at its head.
  const data = (one: Told) => Object.entries(one.data)
    .filter(([name, value]) => name !== 'applicationId' && value !== given.file.ref)
    .map(([name, value]) => [named(name), given.file.people.has(text(value)) ? who(given, value) : detailInWords(given.locale, name, value)])
    .filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`).join('; ');
  const columns = (['when', 'event', 'details', 'by'] as const).map((key) => ({ label: say(`records.decision.${key}`) }));
  return [table(caption, columns, events.map((one) => [when(given.locale, one.at), eventName(given.locale, one.name), data(one), who(given, one.by)]))];
}
