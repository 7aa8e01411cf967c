export const complaintOutcomes = ['upheld', 'partly_upheld', 'not_upheld'] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

/**
 * How somebody took part in what is complained about, as the database finds it in the events of the application (db/rules/6-letters.sql).
 * `conflict`: a conflict of interest keeps it from them.
 */
export const involvements = ['sifted', 'assigned', 'scored', 'moderated', 'recommended', 'checked', 'decided', 'commented', 'took_part', 'conflict'] as const;
export type Involvement = (typeof involvements)[number];
