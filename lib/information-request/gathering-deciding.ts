import 'server-only';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { heldFiles } from '../attachment/queries';
import { formatBytes } from '../attachment/vocabulary';
import type { ComplaintOutcome } from '../complaint/vocabulary';
import { formatDate } from '../dates';
import { recordDocument } from '../decision-record/document';
import { decisionRecordIn } from '../decision-record/queries';
import type { FraudScores, Registered } from '../diligence/rules';
import { type CheckKind, fraudRisks, type Rating, type SubsidyDecision } from '../diligence/vocabulary';
import { blockText } from '../document/plain-text';
import type { Locale } from '../locale';
import { word, words } from '../words';
import { factLines, type Gathered, itemWriter } from './gathered';

type About = { id: string; ref: string };

/** What deciding about an application left behind: checks, conditions, letters, feedback, complaints, the record of the decision, and files. */
export async function decidingItems(tx: Tx, about: About, locale: Locale, now: Date): Promise<Gathered[]> {
  return [
    ...(await checksOf(tx, about, locale)), ...(await conditionsOf(tx, about, locale)), ...(await lettersOf(tx, about, locale)), ...(await feedbackOf(tx, about, locale)),
    ...(await complaintsOf(tx, about, locale)), ...(await recordItem(tx, about, locale, now)), ...(await filesOf(tx, about, locale)),
  ];
}

type Check = { kind: CheckKind; number: number; rating: Rating; notes: string; register: Registered | null; subsidy: SubsidyDecision | null; reference: string | null; fraud: FraudScores | null; at: Date; lifted: string | null };

async function checksOf(tx: Tx, { id, ref }: About, locale: Locale): Promise<Gathered[]> {
  const [item, say] = [itemWriter(locale, ref, id), words(locale)];
  const found = await rows<Check>(tx, sql`
    select c.kind, c.number, c.rating, c.notes, c.register, c.subsidy, c.reference, c.fraud, c.checked_at as at, l.reason as lifted
    from diligence_checks c left join diligence_liftings l on l.check_id = c.id where c.application_id = ${id} order by c.checked_at, c.kind, c.number`);
  const risks = (fraud: FraudScores) => fraudRisks.map((risk) => `${say(`diligence.risk.${risk}`)}: ${fraud[risk].likelihood} × ${fraud[risk].impact}`).join('; ');
  const registered = ({ entry, asAt }: Registered) => [entry?.name, entry?.status, entry?.lastAccountsOn, asAt].filter(Boolean).join('; ');
  return found.flatMap((one) => item('check', 'check', factLines(locale, {
    date: formatDate(one.at, locale), rating: say(`diligence.rating.${one.rating}`), notes: one.notes, register: one.register && registered(one.register), subsidy: one.subsidy && say(`diligence.check.subsidy.options.${one.subsidy}`),
    reference: one.reference, fraud: one.fraud && risks(one.fraud), lifted: one.lifted,
  }), { check: say(`diligence.kind.${one.kind}`) }));
}

type Condition = { ref: string; requirement: string; status: string; answer: string | null; ruling: string | null; waiver: string | null };

async function conditionsOf(tx: Tx, { id, ref }: About, locale: Locale): Promise<Gathered[]> {
  const item = itemWriter(locale, ref, id);
  const found = await rows<Condition>(tx, sql`select ref, requirement, status, answer, ruling, waiver_reason as waiver from award_conditions where application_id = ${id} order by set_at, id`);
  return found.flatMap(({ requirement, status, answer, ruling, waiver, ...one }) =>
    item('condition', 'condition', [requirement, ...factLines(locale, { state: word(locale, `state.condition.${status}`), answer, ruling, waiver })], { condition: one.ref }));
}

/** As it was sent, byte for byte, in each language in which it was. */
async function lettersOf(tx: Tx, { id, ref }: About, locale: Locale): Promise<Gathered[]> {
  const item = itemWriter(locale, ref, id);
  const found = await rows<{ kind: 'offer' | 'reserve' | 'decline' | 'ineligible'; en: string | null; cy: string | null; at: Date }>(tx, sql`select kind, text_en as en, text_cy as cy, sent_at as at from letters where application_id = ${id} order by sent_at, id`);
  return found.flatMap(({ kind, en, cy, at }) => item('letter', 'letter', [[en, cy].filter(Boolean).join('\n\n')], { letter: words(locale)(`letter.kind.${kind}`), date: formatDate(at, locale) }));
}

async function feedbackOf(tx: Tx, { id, ref }: About, locale: Locale): Promise<Gathered[]> {
  const item = itemWriter(locale, ref, id);
  const found = await rows<{ question: string; answer: string | null; at: Date }>(tx, sql`select question, answer, asked_at as at from feedback_requests where application_id = ${id} order by asked_at, id`);
  return found.flatMap(({ question, answer, at }) => item('feedback', 'feedback', factLines(locale, { date: formatDate(at, locale), question, answer })));
}

type Complaint = { ref: string; name: string; what: string; wanted: string | null; outcome: ComplaintOutcome | null; reasons: string | null; putRight: string | null; at: Date };

/** Row security gives complaints to those who took no part in what they are about (docs/decisions/0016). Who made it is proposed for redaction; where to write to them is not gathered. */
async function complaintsOf(tx: Tx, { id, ref }: About, locale: Locale): Promise<Gathered[]> {
  const item = itemWriter(locale, ref, id);
  const found = await rows<Complaint>(tx, sql`select ref, name, what, wanted, outcome, reasons, put_right as "putRight", made_at as at from complaints where application_id = ${id} order by made_at, id`);
  return found.flatMap(({ at, name, what, wanted, outcome, reasons, putRight, ...one }) => item('complaint', 'complaint', factLines(locale, {
    date: formatDate(at, locale), madeBy: name, what, wanted, outcome: outcome && words(locale)(`complaint.outcomes.${outcome}`), reasons, putRight,
  }), { complaint: one.ref }));
}

/** The record as it was kept when it was decided, its people named by what they are. */
async function recordItem(tx: Tx, { id, ref }: About, locale: Locale, now: Date): Promise<Gathered[]> {
  const file = await decisionRecordIn(tx, now, ref, 'decision');
  if (!file?.kept) return [];
  const unnamed = new Map([...file.people].map(([person, { roles }], index) => [person, { name: word(locale, 'law.held.person', { number: index + 1 }), roles }]));
  const { blocks } = recordDocument(locale, { ...file, people: unnamed }, '');
  return itemWriter(locale, ref, id)('decision_record', 'record', [blocks.map(blockText).join('\n\n')]);
}

/** What is attached: name, size and hash as text that can be redacted like any other; the file itself is released whole or withheld. */
async function filesOf(tx: Tx, { id, ref }: About, locale: Locale): Promise<Gathered[]> {
  const item = itemWriter(locale, ref, id);
  return (await heldFiles(tx, id)).flatMap((one, index) =>
    item('file', 'file', factLines(locale, { name: one.name, size: formatBytes(one.bytes), sha256: one.sha256, dated: one.datedOn && formatDate(one.datedOn, locale) }), { number: index + 1 })
      .map((held) => ({ ...held, file: { ref: one.ref, sha256: one.sha256 } })));
}
