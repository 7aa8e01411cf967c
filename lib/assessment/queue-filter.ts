/** What can be wished of the officers' queue, as it stands in the address: pure, so that the page, a saved view and bulk work read it alike. */
export const queueStates = [
  'submitted', 'in_assessment', 'clarification_asked', 'recommended', 'reserve', 'not_recommended', 'due_diligence', 'to_notify', 'ineligible', 'successful', 'unsuccessful', 'withdrawn',
] as const;
/** `to_notify` is no state of its own: decided, and the applicant not yet told. */
export type QueueState = (typeof queueStates)[number];
export const isQueueState = (text: string | undefined): text is QueueState => queueStates.some((state) => state === text);

export const queueOrders = ['oldest', 'newest', 'largest', 'smallest'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** Fewer letters begin so many words that nothing is found by them. */
export const shortestSearch = 3;

/** `within` says where to search: in titles, organisations and references, or in the answers. `lacking`: fewer assessors than the round asks for. */
export type QueueFilter = { round?: string; state?: QueueState; search?: string; within?: 'answers'; order?: QueueOrder; flagged?: true; lacking?: true };

type Query = Partial<Record<string, string>>;

/** The filter an address asks for; what is not ours counts as not asked. */
export const filterFrom = (query: Query): QueueFilter => ({
  ...(query.round && query.round.length <= 20 ? { round: query.round } : {}),
  ...(isQueueState(query.state) ? { state: query.state } : {}),
  ...searchFrom(query),
  ...orderFrom(query.order),
  ...(query.flagged === 'yes' ? { flagged: true as const } : {}),
  ...(query.lacking === 'yes' ? { lacking: true as const } : {}),
});

function searchFrom({ search = '', within }: Query): Pick<QueueFilter, 'search' | 'within'> {
  const typed = search.trim().slice(0, 100);
  if (typed.length < shortestSearch) return {};
  return { search: typed, ...(within === 'answers' ? { within } : {}) };
}

function orderFrom(text: string | undefined): Pick<QueueFilter, 'order'> {
  const order = queueOrders.find((one) => one === text);
  return order && order !== 'oldest' ? { order } : {};
}

/** The same filter as the part of an address after the question mark; empty for everything. */
export const queryOf = ({ flagged, lacking, ...wish }: QueueFilter): string =>
  new URLSearchParams({ ...wish, ...(flagged ? { flagged: 'yes' } : {}), ...(lacking ? { lacking: 'yes' } : {}) }).toString();
