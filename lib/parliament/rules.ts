import type { Pence } from '../money';
import { districtAt } from '../publication/districts';
import { regionOf, regions } from '../publication/places';

/**
 * "How many bids were there and how many succeeded, by region, district and nation?" What counts is defined here and said with the answer
 * (docs/decisions/0014): a bid is an application that was submitted; it succeeded once its applicant was told so.
 */
export const levels = ['region', 'nation', 'district'] as const;
export type Level = (typeof levels)[number];
/** Where the applicant leads from, or where the project is delivered. */
export const bases = ['lead', 'delivery'] as const;
export type Basis = (typeof bases)[number];
export type Question = { level: Level; basis: Basis; /** London date, its end. */ asAt: string; /** None: every round. */ round?: string };

type Named = { place: string; region: string };
/** One bid, as it stood at the end of that day. Sites as the applicant named them; the town of the lead's main office, if it has told one. */
export type Bid = { leadRegion: string; leadPlace: Named | null; sites: readonly Named[]; askedPence: Pence; succeeded: boolean; awardedPence: Pence; published: boolean };
export type AnswerRow = { key: string; bids: number; successes: number; askedPence: Pence; awardedPence: Pence };
export type Tally = { rows: AnswerRow[]; /** Each bid once. */ total: AnswerRow; /** Bids that stand in more than one row. */ inSeveral: number; /** Successes that the public has not been shown. */ unpublished: number };

export const notKnown = 'not_known';
const regionKey = (code: string): string => regionOf(code)?.code ?? notKnown;
const nationKey = (code: string): string => regionOf(code)?.nation ?? notKnown;
/**
 * The district that a town lies in, where it is one that we know. Any other text may be an address that is not to be told, and counts as not
 * known. Nothing after the stroke: a region that is known without a district.
 */
const districtKey = (place: Named | null): string => {
  const district = place && districtAt(place);
  return district ? `${district.region}|${district.name ?? ''}` : notKnown;
};

/** The rows a bid stands in: one for its lead, one for each different place of its sites. A bid without sites is not known. */
function placesOf(bid: Bid, { level, basis }: Pick<Question, 'level' | 'basis'>): string[] {
  if (basis === 'lead') return [level === 'region' ? regionKey(bid.leadRegion) : level === 'nation' ? nationKey(bid.leadRegion) : districtKey(bid.leadPlace)];
  const keys = bid.sites.map((site) => (level === 'region' ? regionKey(site.region) : level === 'nation' ? nationKey(site.region) : districtKey(site)));
  return keys.length === 0 ? [notKnown] : [...new Set(keys)];
}

const empty = (key: string): AnswerRow => ({ key, bids: 0, successes: 0, askedPence: 0, awardedPence: 0 });

function add(row: AnswerRow, bid: Bid): void {
  row.bids++;
  row.askedPence += bid.askedPence;
  if (!bid.succeeded) return;
  row.successes++;
  row.awardedPence += bid.awardedPence;
}

const nations = [...new Set(regions.map(({ nation }) => nation))];

/** Counts bids by place. Every region and nation has its row, also with none: an answer of none is an answer. */
export function tally(bids: readonly Bid[], question: Pick<Question, 'level' | 'basis'>): Tally {
  const first = question.level === 'region' ? regions.map(({ code }) => code as string) : question.level === 'nation' ? nations : [];
  const rows = new Map(first.map((key) => [key as string, empty(key)]));
  const total = empty('total');
  let [inSeveral, unpublished] = [0, 0];
  for (const bid of bids) {
    add(total, bid);
    if (bid.succeeded && !bid.published) unpublished++;
    const places = placesOf(bid, question);
    if (places.length > 1) inSeveral++;
    for (const key of places) {
      const row = rows.get(key) ?? empty(key);
      add(row, bid);
      rows.set(key, row);
    }
  }
  const known = [...rows.values()].filter(({ key }) => key !== notKnown);
  if (question.level === 'district') known.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { rows: [...known, rows.get(notKnown) ?? empty(notKnown)], total, inSeveral, unpublished };
}

/** Successes of a hundred bids, to one decimal; none for no bids. */
export const successRate = ({ bids, successes }: AnswerRow): string => (bids === 0 ? '' : ((successes * 100) / bids).toFixed(1));
