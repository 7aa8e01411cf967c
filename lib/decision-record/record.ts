import type { Bilingual } from '../locale';
import type { Pence } from '../money';

/**
 * A decision record is a pure function of items: facts that were only added to, and each saying of those that change. What it says as known
 * on a date is the same function of fewer items; that is the whole of "as known on" (docs/decisions/0014).
 */
export type Item = { id: string; source: string; /** UTC, to the microsecond, as text. */ at: string; said: Said };
type Said = { readonly [name: string]: unknown };

/** What an event `assessment.decided` writes down, because the rows it is from may change afterwards. */
export type Decided = {
  outcome: 'approved' | 'refused' | 'ineligible';
  round: { ref: string; criteria: { key: string; weight: number; label: Bilingual }[]; scaleMax: number; minimumPence: Pence; maximumPence: Pence; secondApprovalAbovePence: Pence };
  envelope: { key: string; before: Balances; after: Balances };
  /** People of the fund who met nothing of it then. */
  restricted: string[];
};
export type Balances = Record<'envelope' | 'earmarked' | 'committed' | 'disbursed' | 'recovered', Pence>;

type Signed = { at: string; by: string | null };
export type Scored = { criterion: string; score: number; reason: string };
export type DecisionRecord = {
  format: 1;
  application: string;
  /** The instant, or the end of the London day, of which it is. */
  asKnown: string;
  status: string | null;
  submissions: Said[];
  sift: (Signed & { eligible: boolean; reason: string | null }) | null;
  decided: (Signed & Decided) | null;
  assignments: (Said & { assessor: string; status: string; since: string })[];
  conflicts: { findings: (Said & { at: string })[]; liftings: (Said & { at: string })[] };
  scores: { panelOpenedAt: string | null; sealed: { assessor: string; setAside: boolean; sealedAt: string | null; scores: Scored[] }[]; moderated: (Scored & Signed)[] };
  /** None until the panel has opened. */
  comments: number | null;
  flags: Said[];
  checks: { dueDiligence: string | null; safeguarding: Said | null; events: Told[] };
  recommendations: (Said & { at: string })[];
  reserve: Said | null;
  decisions: (Said & { at: string })[];
  authorities: (Said & { at: string })[];
  letters: Told[];
  award: Said | null;
  agreement: Said | null;
  events: Told[];
};
export type Told = Signed & { id: string; name: string; data: Said };

/** What is a check and what is a letter, by the names of their events: a new one appears without being asked for. */
const checkNames = /^(check|checks|diligence|due_diligence|subsidy|fraud|bank|duplicate)[._]|^assessment\.(checked|safeguarding_checked)$/;
const letterNames = /^(letter|letters|feedback)\.|^application\.decision_notified$/;

/**
 * What these items say. However they come they are put into one order, so the same items are the same record.
 * @param ref of the application
 * @param asKnown the instant it is of, as text
 */
export function recordOf(ref: string, asKnown: string, given: readonly Item[]): DecisionRecord {
  const items = [...given].sort((a, b) => (a.at === b.at ? compare(a.id, b.id) : compare(a.at, b.at)));
  const of = (source: string) => items.filter((item) => item.source === source);
  const told = of('event').map(toldOf);
  const state = latestOf(of('applications'))[0];
  const decided = told.findLast(({ name }) => name === 'assessment.decided');
  const sifted = told.findLast(({ name }) => name === 'assessment.sifted');
  return {
    format: 1, application: ref, asKnown, status: state ? text(state.said.status) : null,
    submissions: of('submission').map(({ at, said }) => ({ ...said, at })),
    sift: sifted ? { at: sifted.at, by: sifted.by, eligible: sifted.data.eligible === true, reason: state?.said.sift_reason ? text(state.said.sift_reason) : null } : null,
    // Written by keepDecisionRecords alone, in this shape.
    decided: decided ? { at: decided.at, by: decided.by, ...(decided.data as unknown as Decided) } : null,
    assignments: assignmentsOf(items),
    conflicts: { findings: of('conflict_finding').map(dated), liftings: of('conflict_lifting').map(dated) },
    scores: { panelOpenedAt: told.findLast(({ name }) => name === 'assessment.panel_opened')?.at ?? null, sealed: sealedOf(items), moderated: moderatedOf(items) },
    comments: state?.said.panel_opened_at ? of('comment').length : null,
    flags: latestOf(of('application_flags')).map(({ at, said }) => ({ ...said, at })),
    checks: {
      dueDiligence: state?.said.due_diligence ? text(state.said.due_diligence) : null,
      safeguarding: latestOf(of('safeguarding_checks')).map(dated)[0] ?? null,
      events: told.filter(({ name }) => checkNames.test(name)),
    },
    recommendations: of('recommendation').map(dated),
    reserve: of('reserve_place').map(dated).at(-1) ?? null,
    decisions: of('decision').map(dated), authorities: of('authority').map(dated),
    letters: told.filter(({ name }) => letterNames.test(name)),
    award: latestOf(of('awards')).map(dated)[0] ?? null,
    agreement: latestOf(of('agreements')).map(({ at, said: { key: _, ...said } }) => ({ ...said, at }))[0] ?? null,
    events: told,
  };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const dated = ({ at, said }: Item) => ({ ...said, at });
const toldOf = ({ id, at, said }: Item): Told => ({ id, name: text(said.name), at, by: said.by ? text(said.by) : null, data: (said.data ?? {}) as Said }); // an event's data is an object

/** Of each row that changes what it said last, in the order in which the rows first came. */
function latestOf(items: readonly Item[]): Item[] {
  const latest = new Map<unknown, Item>();
  for (const item of items) {
    const earlier = latest.get(item.said.key);
    // What the database wrote down is numbered: two sayings of one instant are told apart by that.
    if (!earlier || earlier.id < item.id) latest.set(item.said.key, item);
  }
  return [...latest.values()];
}

function assignmentsOf(items: readonly Item[]): DecisionRecord['assignments'] {
  return latestOf(items.filter(({ source }) => source === 'assignments')).map(({ at, said: { key, ...said } }) => ({ ...said, assessor: text(key), status: text(said.status), since: at }));
}

const scoredOf = (said: Said): Scored => ({ criterion: text(said.criterion ?? said.key), score: Number(said.score), reason: text(said.reason) });

/** Each assessor's own, as they were sealed. Those of somebody who turned out to be conflicted stand apart: they counted for nothing. */
function sealedOf(items: readonly Item[]): DecisionRecord['scores']['sealed'] {
  const stand = new Map(assignmentsOf(items).map(({ assessor, status }) => [assessor, status]));
  const scores = items.filter(({ source }) => source === 'score');
  return [...new Set(scores.map(({ said }) => text(said.assessor)))].map((assessor) => {
    const own = scores.filter(({ said }) => said.assessor === assessor);
    return { assessor, setAside: stand.get(assessor) !== 'scored', sealedAt: own[0]?.said.sealedAt ? text(own[0].said.sealedAt) : null, scores: own.map(({ said }) => scoredOf(said)) };
  });
}

const moderatedOf = (items: readonly Item[]): DecisionRecord['scores']['moderated'] =>
  latestOf(items.filter(({ source }) => source === 'moderations')).map(({ at, said }) => ({ ...scoredOf(said), at, by: said.moderated_by ? text(said.moderated_by) : null }));

/** Every person a record names, by id: names are looked up when it is shown, and are no part of it. */
export const peopleIn = (json: string): string[] => [...new Set(json.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [])];
