/** How somebody who cannot use the service said that staff may enter their application for them. */
export const consentWays = ['phone', 'paper', 'in_person'] as const;
export type ConsentWay = (typeof consentWays)[number];
