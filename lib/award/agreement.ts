import { formatDate } from '../dates';
import { formatMoney, type Pence } from '../money';

export type AgreementFacts = {
  ref: string; programme: string; organisation: string; title: string; amountPence: Pence; awardDate: string; plannedStartDate: string; plannedEndDate: string;
  applicationRef: string; submissionSha256: string; sites: readonly string[];
};

/**
 * The grant agreement as it is offered: short, plain, and annexing what was submitted by its hash, as the model grant funding agreement
 * (gov.uk, 1 December 2025) annexes the application. English only: a translation is not what is signed.
 * A paragraph is a line; a heading begins with its number and has no full stop.
 */
export function agreementText(facts: AgreementFacts): string {
  const day = (date: string) => formatDate(date, 'en');
  return [
    `Grant agreement ${facts.ref}`,
    `Between the ${facts.programme} (“the fund”) and ${facts.organisation} (“the recipient”), offered on ${day(facts.awardDate)}.`,
    '1. The project',
    `The recipient will carry out the project “${facts.title}” from ${day(facts.plannedStartDate)} to ${day(facts.plannedEndDate)}.`,
    ...(facts.sites.length > 0 ? [`It will be delivered in ${facts.sites.join('; ')}.`] : []),
    '2. The grant',
    `The fund awards up to ${formatMoney(facts.amountPence)}. It is paid for eligible costs of the project only, within the dates above, and no more than the project needs.`,
    'The recipient keeps records of what the grant was spent on for seven years, and shows them when asked. Money not spent on the project is returned to the fund.',
    '3. Reporting',
    'The recipient returns the outcomes of its project to the fund when they are due, as totals that name no participant, and tells the fund promptly of anything that puts the project at risk.',
    '4. Publicity and open data',
    'The fund publishes that the grant was made. How closely each place is shown is decided with the recipient’s safety in mind. No name or contact of a person is published.',
    '5. Changes and ending',
    'A change to the project, its dates or its costs is agreed in writing first. The fund may suspend or end the grant where this agreement is broken, where money is misused, or where the recipient cannot carry out the project.',
    '6. What was submitted',
    `Application ${facts.applicationRef}, as it was submitted and frozen, is annexed to this agreement. Its SHA-256 is ${facts.submissionSha256}.`,
    '7. Signatures',
    'This agreement binds both when a certifier of the recipient has signed it and an approver of the fund has countersigned it. The grant is committed at that moment.',
  ].join('\n');
}

/** The agreement's lines, for whoever shows it: headings stand out. */
export const agreementLines = (text: string): { text: string; heading: boolean }[] =>
  text.split('\n').map((line, index) => ({ text: line, heading: index === 0 || (/^\d+\. /.test(line) && !line.endsWith('.')) }));
