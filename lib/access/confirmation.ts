/** What somebody confirms again by mail: the agreement of an award, each change to it, and an application that they submit alone. */
export const confirmedPurposes = ['award.accept', 'variation.accept', 'application.submit'] as const;
export type ConfirmedPurpose = (typeof confirmedPurposes)[number];

/** How a signature was confirmed: by the code or the link of a letter, or by an authenticator app a moment before. */
export const confirmationWays = ['mail_code', 'mail_link', 'second_factor'] as const;
export type ConfirmationWay = (typeof confirmationWays)[number];

/** How long a code and its link are good for. */
export const confirmationMinutes = 30;

/** A six-digit code as people read it: "123 456". */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** What a link gives, for a query or a form: anything else is none. */
export const tokenFrom = (text: string | undefined): string | undefined => (text && /^[\w-]{40,50}$/.test(text) ? text : undefined);
