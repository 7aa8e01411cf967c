/** `terms` change the agreement, so the recipient accepts them; `unused` gives back what the project does not need. */
export const variationKinds = ['terms', 'unused'] as const;
export type VariationKind = (typeof variationKinds)[number];

/** One of an award at a time. */
export const openVariationStates = ['asked', 'proposed', 'approved'] as const;
