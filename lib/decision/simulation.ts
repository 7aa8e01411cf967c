import type { Bilingual } from '../locale';
import { formatMoney, type Pence } from '../money';
import { Refusal } from '../refusal';

/**
 * What a cut-line, pins, exclusions and parts do to a round's money and places. Pure: the browser answers with it as the line is moved,
 * the server with it when a form is posted, and adopting posts what it says. The ranking rule is docs/decisions/0010.
 */
export const standings = ['open', 'reserve', 'recommended', 'awarded'] as const;
/** `open` and `reserve` compete. What is recommended already keeps its money; what is awarded has taken it out of the envelope. */
export type Standing = (typeof standings)[number];

export type Candidate = {
  ref: string; title: string; organisation: string;
  /** Moderated, by criterion. */
  scores: { [criterion: string]: number };
  /** Applied for; of what is recommended or awarded, that amount. */
  amountPence: Pence;
  category: string; envelope: string; region: string; focusAreas: readonly string[]; groups: readonly string[];
  standing: Standing;
};
export type Envelope = { key: string; label: Bilingual; nature: 'resource' | 'capital'; nation: string; /** Neither promised nor set aside, today. */ roomPence: Pence };
export type Named = { key: string; label: Bilingual };
export const dimensions = ['region', 'focus_area', 'group'] as const;
export type Dimension = (typeof dimensions)[number];
/** "At least one in every region", "no group over 40% of the money". Without `only` it is said of each. */
export type Rule = { of: Dimension; only?: string; atLeast?: number; atMostPercent?: number };
export type Frame = {
  criteria: readonly { key: string; weight: number; label: Bilingual }[]; scaleMax: number; minimumPence: Pence; maximumPence: Pence;
  envelopes: readonly Envelope[]; categories: readonly Named[]; places: Record<Dimension, readonly Named[]>; rules: readonly Rule[];
};

export const ways = ['rank', 'pin', 'exclude'] as const;
export type Choice = { way: (typeof ways)[number]; reason?: string; /** Less than was asked for. */ amountPence?: Pence };
/** The line stands below so many of those that compete; so many after it are in reserve. */
export type Choices = { line: number; reserves: number; by: { readonly [ref: string]: Choice } };

/** How a candidate was told from the one above it: by the score, or by which part of the written rule. */
export const separators = ['score', 'criterion', 'amount', 'draw'] as const;
export type Separator = (typeof separators)[number];
export type Ranked = { candidate: Candidate; position: number; /** Per mille of the most there is. */ perMille: number; apart: Separator };
export type Row = Ranked & { outcome: 'recommended' | 'reserve' | 'not_recommended'; choice: Choice; amountPence: Pence; /** In the order in which reserves are asked, from 1. */ reservePosition?: number };

const weighted = (frame: Frame, { scores }: Candidate): number => frame.criteria.reduce((sum, { key, weight }) => sum + weight * (scores[key] ?? 0), 0);

type Keyed = { candidate: Candidate; total: number };

/**
 * The written rule: the higher weighted score; then the higher score on the criterion that weighs most, and so on down the criteria
 * (equal weights in the round's order); then the smaller amount asked for; then the reference, which was drawn at random. Whole numbers
 * and code units only, so that every machine ranks alike.
 */
function compare(order: readonly string[], one: Keyed, other: Keyed): [sign: number, by: Separator] {
  if (one.total !== other.total) return [other.total - one.total, 'score'];
  for (const key of order) {
    const difference = (other.candidate.scores[key] ?? 0) - (one.candidate.scores[key] ?? 0);
    if (difference !== 0) return [difference, 'criterion'];
  }
  if (one.candidate.amountPence !== other.candidate.amountPence) return [one.candidate.amountPence - other.candidate.amountPence, 'amount'];
  return [one.candidate.ref < other.candidate.ref ? -1 : 1, 'draw'];
}

export const competes = ({ standing }: { standing: Standing }): boolean => standing === 'open' || standing === 'reserve';

/** Those that compete, in order. However the rows came, the same ones always rank the same. */
export function rank(frame: Frame, candidates: readonly Candidate[]): Ranked[] {
  const order = frame.criteria.map(({ key, weight }, at) => ({ key, weight, at })).sort((a, b) => b.weight - a.weight || a.at - b.at).map(({ key }) => key);
  const most = frame.criteria.reduce((sum, { weight }) => sum + weight * frame.scaleMax, 0);
  const keyed = candidates.filter(competes).map((candidate) => ({ candidate, total: weighted(frame, candidate) }));
  keyed.sort((one, other) => compare(order, one, other)[0]);
  return keyed.map((one, index) => {
    const above = keyed[index - 1];
    return { candidate: one.candidate, position: index + 1, perMille: most === 0 ? 0 : Math.round((one.total * 1000) / most), apart: above ? compare(order, above, one)[1] : 'score' };
  });
}

export type Fill = { key: string; label: Bilingual; projects: number; pence: Pence };
export type EnvelopeFill = Fill & { nature: 'resource' | 'capital'; roomPence: Pence; /** Recommended before, and not yet approved. */ promisedPence: Pence; leftPence: Pence; overPence: Pence };
export type RuleFound = { rule: Rule; kept: boolean; /** Where it is broken. */ broken: Named[] };
export type Simulated = {
  rows: Row[]; envelopes: EnvelopeFill[]; fills: Record<Dimension, Fill[]>; rules: RuleFound[];
  totals: { recommended: number; reserve: number; notRecommended: number; pence: Pence };
};

/** What the choices come to. Each candidate is looked at once. */
export function simulate(frame: Frame, ranked: readonly Ranked[], settled: readonly Candidate[], choices: Choices): Simulated {
  const rows = outcomes(ranked, choices);
  const tally = emptyTally(frame);
  for (const candidate of settled) if (!competes(candidate)) tally.settle(candidate);
  const totals = { recommended: 0, reserve: 0, notRecommended: 0, pence: 0 };
  for (const { outcome, candidate, amountPence } of rows) {
    if (outcome === 'recommended') {
      totals.recommended++;
      totals.pence += amountPence;
      tally.add(candidate, amountPence);
    } else if (outcome === 'reserve') totals.reserve++;
    else totals.notRecommended++;
  }
  const { envelopes, fills } = tally.close();
  return { rows, envelopes, fills, rules: frame.rules.map((rule) => judge(rule, fills[rule.of])), totals };
}

const byRank: Choice = { way: 'rank' };

function outcomes(ranked: readonly Ranked[], { line, reserves, by }: Choices): Row[] {
  let placed = 0;
  return ranked.map((one): Row => {
    const choice = by[one.candidate.ref] ?? byRank;
    const amountPence = choice.amountPence ?? one.candidate.amountPence;
    if (choice.way === 'exclude') return { ...one, choice, amountPence, outcome: 'not_recommended' };
    if (choice.way === 'pin' || one.position <= line) return { ...one, choice, amountPence, outcome: 'recommended' };
    return placed < reserves ? { ...one, choice, amountPence, outcome: 'reserve', reservePosition: ++placed } : { ...one, choice, amountPence, outcome: 'not_recommended' };
  });
}

const placesOf = (candidate: Candidate): [Dimension, readonly string[]][] => [['region', [candidate.region]], ['focus_area', candidate.focusAreas], ['group', candidate.groups]];

function emptyTally(frame: Frame) {
  const start = (named: readonly Named[]) => new Map(named.map(({ key, label }): [string, Fill] => [key, { key, label, projects: 0, pence: 0 }]));
  const places = { region: start(frame.places.region), focus_area: start(frame.places.focus_area), group: start(frame.places.group) };
  const envelopes = new Map(frame.envelopes.map(({ key, label, nature, roomPence }) => [key, { key, label, nature, roomPence, promisedPence: 0, projects: 0, pence: 0 }]));
  const place = (candidate: Candidate, pence: Pence) => {
    for (const [dimension, keys] of placesOf(candidate)) {
      for (const key of keys) {
        const fill = places[dimension].get(key) ?? { key, label: { en: key, cy: key }, projects: 0, pence: 0 };
        fill.projects++;
        fill.pence += pence;
        places[dimension].set(key, fill);
      }
    }
  };
  return {
    add(candidate: Candidate, pence: Pence) {
      const envelope = envelopes.get(candidate.envelope);
      if (envelope) {
        envelope.projects++;
        envelope.pence += pence;
      }
      place(candidate, pence);
    },
    settle(candidate: Candidate) {
      const envelope = envelopes.get(candidate.envelope);
      if (envelope && candidate.standing === 'recommended') envelope.promisedPence += candidate.amountPence;
      place(candidate, candidate.amountPence);
    },
    close: () => ({
      envelopes: [...envelopes.values()].map((one): EnvelopeFill => {
        const left = one.roomPence - one.promisedPence - one.pence;
        return { ...one, leftPence: Math.max(0, left), overPence: Math.max(0, -left) };
      }),
      fills: { region: [...places.region.values()], focus_area: [...places.focus_area.values()], group: [...places.group.values()] },
    }),
  };
}

/** One place may be in many focus areas, so a share is of the money that went to all of them. */
function judge(rule: Rule, fills: readonly Fill[]): RuleFound {
  const whole = fills.reduce((sum, { pence }) => sum + pence, 0);
  const broken = fills.filter((fill) => (rule.only === undefined || rule.only === fill.key) && (
    (rule.atLeast !== undefined && fill.projects < rule.atLeast) || (rule.atMostPercent !== undefined && fill.pence * 100 > whole * rule.atMostPercent)));
  return { rule, kept: broken.length === 0, broken };
}

/** What was chosen since, laid over what was saved: choosing its place in the order again takes a choice away. */
export const laidOver = (saved: { readonly [ref: string]: Choice }, changed: { readonly [ref: string]: Choice }): { [ref: string]: Choice } =>
  Object.fromEntries(Object.entries({ ...saved, ...changed }).filter(([, choice]) => choice.way !== 'rank' || choice.amountPence !== undefined));

/** Why a choice cannot be made: a pin and an exclusion carry a reason, and a part stays within the round's limits and what was asked for. */
export function whyNotChoose(frame: Pick<Frame, 'minimumPence' | 'maximumPence'>, candidate: Pick<Candidate, 'amountPence'>, { way, reason, amountPence }: Choice): Refusal | undefined {
  if (way !== 'rank' && !reason?.trim()) return new Refusal('choice_needs_reason');
  if (amountPence === undefined) return undefined;
  if (amountPence > candidate.amountPence) return new Refusal('more_than_applied_for', { applied: formatMoney(candidate.amountPence) });
  if (amountPence >= frame.minimumPence && amountPence <= frame.maximumPence) return undefined;
  return new Refusal('outside_round_limits', { min: formatMoney(frame.minimumPence), max: formatMoney(frame.maximumPence) });
}

/** Which envelopes would be overrun and by how much, in words; undefined when everything fits to the penny. */
export function whyNotFitAll(envelopes: readonly Pick<EnvelopeFill, 'label' | 'overPence'>[]): Refusal | undefined {
  const over = envelopes.filter(({ overPence }) => overPence > 0);
  if (over.length === 0) return undefined;
  const said = (locale: 'en' | 'cy') => over.map(({ label, overPence }) => `${label[locale]}: ${formatMoney(overPence)}`).join('; ');
  return new Refusal('awards_do_not_fit', { over: { en: said('en'), cy: said('cy') } });
}

export type ToFit = { ref: string; amountPence: Pence; envelope: string };
export type Fit = { key: string; label: Bilingual; leftPence: Pence; askedPence: Pence; overPence: Pence };

/** What approving some would take out of each envelope that any of them is paid from. @param ticked references; left out, all of them */
export function fitsOf(lines: readonly ToFit[], envelopes: readonly { key: string; label: Bilingual; leftPence: Pence }[], ticked?: ReadonlySet<string>): { fits: Fit[]; chosen: number; pence: Pence } {
  const asked = new Map(lines.map(({ envelope }) => [envelope, 0]));
  const chosen = lines.filter(({ ref }) => ticked === undefined || ticked.has(ref));
  for (const { envelope, amountPence } of chosen) asked.set(envelope, (asked.get(envelope) ?? 0) + amountPence);
  const fits = envelopes.flatMap(({ key, label, leftPence }) => {
    const askedPence = asked.get(key);
    return askedPence === undefined ? [] : [{ key, label, leftPence, askedPence, overPence: Math.max(0, askedPence - leftPence) }];
  });
  return { fits, chosen: chosen.length, pence: chosen.reduce((sum, { amountPence }) => sum + amountPence, 0) };
}
