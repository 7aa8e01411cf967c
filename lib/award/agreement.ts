import type { ConditionTime } from '../condition/vocabulary';
import { formatDate } from '../dates';
import { formatMoney, type Pence } from '../money';

export type AgreedCondition = { requirement: string; neededBy: ConditionTime; dueOn: string | null };
export type AgreementFacts = {
  ref: string; programme: string; organisation: string; title: string; amountPence: Pence; awardDate: string; plannedStartDate: string; plannedEndDate: string;
  applicationRef: string; submissionSha256: string; sites: readonly string[];
  /** Out of which year's money, and of what kind. */
  financialYear: string; nature: 'resource' | 'capital';
  /** What the application asked for, of each kind of money; empty where its budget does not say. */
  budget: readonly { nature: 'resource' | 'capital'; pence: Pence }[];
  conditions: readonly AgreedCondition[];
  earlierVersions: readonly { number: number; sha256: string }[];
};

/**
 * The grant agreement as it is offered: short, plain, with a schedule and special conditions, and annexing what was submitted by its hash,
 * as the model grant funding agreement (gov.uk, 1 December 2025) annexes the application. English only: a translation is not what is signed.
 * A paragraph is a line; a heading begins with its number and has no full stop; "• " begins an item of a list.
 */
export function agreementText(facts: AgreementFacts): string {
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
    ...facts.earlierVersions.map(({ number, sha256 }) => `• Version ${number}, which a later version took the place of: SHA-256 ${sha256}`),
    '7. Schedule',
    ...schedule(facts),
    '8. Special conditions',
    ...conditionLines(facts.conditions),
    '9. Signatures',
    'This agreement binds both when a certifier of the recipient has signed it and an approver of the fund has countersigned it. The grant is committed at that moment.',
  ].join('\n');
}

const day = (date: string) => formatDate(date, 'en');
const kinds = { resource: 'resource', capital: 'capital' } as const;

function schedule({ amountPence, financialYear, nature, budget, plannedStartDate, plannedEndDate, sites }: AgreementFacts): string[] {
  return [
    `• Grant: up to ${formatMoney(amountPence)}, out of the fund’s ${kinds[nature]} money of the financial year ${financialYear}`,
    ...budget.map((one) => `• Of which the application’s budget put ${formatMoney(one.pence)} under ${kinds[one.nature]}`),
    `• Project dates: ${day(plannedStartDate)} to ${day(plannedEndDate)}`,
    ...sites.map((site) => `• Delivered in: ${site}`),
  ];
}

function conditionLines(conditions: readonly AgreedCondition[]): string[] {
  if (conditions.length === 0) return ['There are none.'];
  return ['The grant depends on these, each to be shown to the fund:', ...conditions.map(({ requirement, neededBy, dueOn }) => `• ${requirement.replace(/\s+/g, ' ').trim()} (${timeOf(neededBy, dueOn)})`)];
}

const timeOf = (neededBy: ConditionTime, dueOn: string | null): string =>
  neededBy === 'by_date' && dueOn ? `by ${day(dueOn)}` : neededBy === 'before_signing' ? 'before this agreement is signed' : 'before the first payment';

export type AgreementLine = { text: string; kind: 'heading' | 'item' | 'paragraph' };

/** The agreement's lines, for whoever shows it: headings stand out, items are a list. */
export const agreementLines = (text: string): AgreementLine[] =>
  text.split('\n').map((line, index) => {
    if (line.startsWith('• ')) return { text: line.slice(2), kind: 'item' };
    return { text: line, kind: index === 0 || (/^\d+\. /.test(line) && !line.endsWith('.')) ? 'heading' : 'paragraph' };
  });

/** The same, with the items of a list together. */
export type AgreementPart = { kind: 'heading' | 'paragraph'; text: string } | { kind: 'list'; items: string[] };
export function agreementParts(text: string): AgreementPart[] {
  const parts: AgreementPart[] = [];
  for (const { text: line, kind } of agreementLines(text)) {
    const last = parts.at(-1);
    if (kind !== 'item') parts.push({ kind, text: line });
    else if (last?.kind === 'list') last.items.push(line);
    else parts.push({ kind: 'list', items: [line] });
  }
  return parts;
}

/** Whom an agreement's text names as its recipient. */
export const recipientIn = (text: string): string | undefined => /”\) and (.*) \(“the recipient”\), offered on /.exec(text)?.[1];
