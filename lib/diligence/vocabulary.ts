/** What is looked at before an award, each judged by an officer. `governing`: the governing document and the evidence of the bank account. */
export const checkKinds = ['identity', 'accounts', 'duplicates', 'governing', 'subsidy', 'fraud'] as const;
export type CheckKind = (typeof checkKinds)[number];

export const ratings = ['green', 'amber', 'red'] as const;
export type Rating = (typeof ratings)[number];

/** How an award stands to the Subsidy Control Act 2022. `individual` is given under no scheme. */
export const subsidyDecisions = ['not_a_subsidy', 'minimal', 'scheme', 'individual'] as const;
export type SubsidyDecision = (typeof subsidyDecisions)[number];

/** Under a scheme, and as minimal financial assistance, nothing up to this amount is entered in the database: sections 33(2)(c) and 36(4). */
export const subsidyThresholdPence = 100_000_00;
/** An entry is made within three months of the confirmation of the decision: section 33(3)(c). */
export const subsidyMonths = 3;

/** What may go wrong, each judged by how likely it is and how much harm it would do. */
export const fraudRisks = ['identity', 'twice', 'spending', 'results', 'closeness'] as const;
export type FraudRisk = (typeof fraudRisks)[number];
/** From 1, hardly, to 5, very. */
export const mostLikely = 5;

/** Accounts older than the law allows by a whole year are worse than late. */
export const veryLateMonths = 34;

export const registerSources = ['file', 'companies_house', 'charity_commission'] as const;
export type RegisterSource = (typeof registerSources)[number];
