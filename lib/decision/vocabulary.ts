/** Whose decision an approval carries out (GovS 015, requirement 2). */
export const authorities = ['budget_holder', 'senior_officer', 'minister'] as const;
export type Authority = (typeof authorities)[number];
