import { formatDate } from '../dates';
import { formatMoney, type Pence } from '../money';
import { regionOf } from '../publication/places';
import { changedTerms, type Terms } from './rules';

export type AddendumFacts = { ref: string; awardRef: string; organisation: string; agreementSha256: string | null; offeredOn: string; fromPence: Pence; toPence: Pence; before: Terms; after: Terms };

/**
 * A change to a grant agreement as it is offered to the recipient: what it was and what it becomes, line by line, and nothing else of it changes.
 * English only, like the agreement: a translation is not what is signed. A heading begins with its number and has no full stop.
 */
export function addendumText({ ref, awardRef, organisation, agreementSha256, offeredOn, fromPence, toPence, before, after }: AddendumFacts): string {
  const day = (date: string) => formatDate(date, 'en');
  const sites = (terms: Terms) => terms.sites.map(({ place, region }) => `${place} (${regionOf(region)?.name.en ?? region})`).join('; ') || 'no place named';
  const said = { title: (terms: Terms) => terms.title, description: (terms: Terms) => terms.description.replace(/\s*\n\s*/g, ' '), plannedStartDate: (terms: Terms) => day(terms.plannedStartDate), plannedEndDate: (terms: Terms) => day(terms.plannedEndDate), sites };
  const names = { title: 'The project is called', description: 'What it is for', plannedStartDate: 'It begins on', plannedEndDate: 'It ends on', sites: 'It is delivered in' } as const;
  return [
    `Change ${ref} to grant agreement ${awardRef}`,
    `Between the fund and ${organisation} (“the recipient”), offered on ${day(offeredOn)}.`,
    ...(agreementSha256 ? [`The agreement that it changes has the SHA-256 ${agreementSha256}.`] : []),
    '1. What changes',
    ...(fromPence === toPence ? [] : [`The grant was up to ${formatMoney(fromPence)} and becomes up to ${formatMoney(toPence)}.`]),
    ...changedTerms(before, after).map((name) => `${names[name]}: “${said[name](after)}”, and no longer “${said[name](before)}”.`),
    '2. What stays',
    'Everything else of the agreement, and of earlier changes to it, stays as it is.',
    '3. From when',
    'This change binds both from the moment at which a certifier of the recipient accepts it.',
  ].join('\n');
}
