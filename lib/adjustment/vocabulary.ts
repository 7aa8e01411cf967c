/** What somebody may ask for. "other" is said in words. */
export const adjustmentKinds = ['large_print', 'more_time', 'by_phone', 'on_paper', 'easy_read', 'interpreter', 'other'] as const;
export type AdjustmentKind = (typeof adjustmentKinds)[number];

/** How a request ended: what was asked for, something else that helps, or nothing, with the reason. */
export const adjustmentOutcomes = ['agreed', 'agreed_otherwise', 'not_agreed'] as const;
export type AdjustmentOutcome = (typeof adjustmentOutcomes)[number];
