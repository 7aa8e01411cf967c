/** When a condition must be met. A payment one keeps the award from going live, too: what is not live is not paid. */
export const conditionTimes = ['before_signing', 'before_payment', 'by_date'] as const;
export type ConditionTime = (typeof conditionTimes)[number];

/** What an applicant may attach to show that it is met: the same kinds as with an application. */
export const evidenceField = { kind: 'file', accept: '.pdf,.docx,.xlsx,.jpg,.jpeg,.png', maxBytes: 10 * 1_048_576, most: 5 } as const;

/** The name under which a condition's files are kept among its application's: no question can be called so. */
export const evidenceQuestion = (ref: string): string => `condition:${ref}`;

/** The condition that such a name is of. */
export const conditionOfQuestion = (name: string): string | undefined => /^condition:(CND-[2-9A-Z]{4}-[2-9A-Z]{3})$/.exec(name)?.[1];
