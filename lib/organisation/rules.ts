import { Refusal, type RefusalCode } from '../refusal';
import { type OrganisationKind, type OrganisationRole, organisationRoles } from './vocabulary';

/**
 * Registers of organisations by their org-id.guide list code, which is how 360Giving names an organisation: what a number of each
 * looks like once it is tidied. A format is checked here; whether the number is really theirs is due diligence's to verify.
 */
const formats = {
  'GB-CHC': /^\d{6,7}$/,
  'GB-SC': /^SC\d{6}$/,
  'GB-NIC': /^\d{6}$/,
  // Eight digits, or two letters that say the kind of company and six digits; a few societies end in R (Companies House, prefixes).
  'GB-COH': /^(\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}R|R\d{7})$/,
  'GB-LAE': /^[A-Z]{3,5}$/,
  'GB-LAS': /^[A-Z]{3}$/,
  'GB-PLA': /^[A-Z]{3}$/,
  'GB-LANI': /^[A-Z]{3}$/,
  'GB-UKPRN': /^1\d{7}$/,
  'GB-EDU': /^\d{6}$/,
  DEMO: /^DEMO-[A-Z0-9]+(-[A-Z0-9]+)*$/,
} as const;

export type IdentifierScheme = keyof typeof formats;
export const identifierSchemes = Object.keys(formats) as [IdentifierScheme, ...IdentifierScheme[]]; // the keys of a literal object

const councils: IdentifierScheme[] = ['GB-LAE', 'GB-LAS', 'GB-PLA', 'GB-LANI'];
const charities: IdentifierScheme[] = ['GB-CHC', 'GB-SC', 'GB-NIC'];

/** Which registers a kind of organisation can be on. A charity may be known by its company number, a university by its charity's. */
const registers: Record<OrganisationKind, IdentifierScheme[]> = {
  charity: [...charities, 'GB-COH'],
  local_authority: councils,
  combined_authority: ['GB-LAE'],
  research_organisation: ['GB-UKPRN', 'GB-EDU', 'GB-COH', ...charities],
  company: ['GB-COH'],
};

/** A number with its register's code, as staff read it. A made-up number says itself that it is one. */
export const numberOnRegister = ({ identifierScheme, identifier }: { identifierScheme: string; identifier: string }): string => (identifierScheme === 'DEMO' ? identifier : `${identifierScheme} ${identifier}`);

/** A number as its register writes it: capitals, no spaces, an old company's leading zeros, Northern Ireland's digits alone. */
export function tidyIdentifier(scheme: IdentifierScheme, typed: string): string {
  const bare = typed.toUpperCase().replace(/[\s.]/g, '');
  if (scheme === 'GB-COH' && /^\d{1,5}$/.test(bare)) return bare.padStart(8, '0');
  if (scheme === 'GB-NIC') return bare.replace(/^NIC-?/, '');
  return bare;
}

/**
 * Why a number cannot be registered as typed. Six or seven digits given as a company number may well be a charity's
 * (GrantNav #833), so that is asked rather than padded.
 * @param demonstration whether made-up numbers are allowed here
 */
export function whyNotIdentifier(kind: OrganisationKind, scheme: IdentifierScheme, typed: string, demonstration: boolean): Refusal | undefined {
  const number = tidyIdentifier(scheme, typed);
  const refuse = (code: RefusalCode) => new Refusal(code, {}, code === 'identifier_wrong_list' ? 'scheme' : 'identifier');
  if (scheme === 'DEMO') return demonstration && formats.DEMO.test(number) ? undefined : refuse('identifier_DEMO');
  if (!registers[kind].includes(scheme)) return refuse('identifier_wrong_list');
  if (scheme === 'GB-COH' && /^\d{6,7}$/.test(number)) return refuse('identifier_charity_as_company');
  return formats[scheme].test(number) ? undefined : refuse(`identifier_${scheme}`);
}

type Held = { personId: string; role: string };

/** An organisation must keep an owner, or nobody could invite anybody again. */
export function whyNotRemove(held: readonly Held[], personId: string): Refusal | undefined {
  if (!held.some((one) => one.personId === personId)) return new Refusal('has_left_already');
  return held.some((one) => one.role === 'owner' && one.personId !== personId) ? undefined : new Refusal('last_owner', {}, 'person');
}

/**
 * Why somebody's roles cannot become these.
 * @param shown the roles the page showed: another owner may have changed them since
 */
export function whyNotChangeRoles(held: readonly Held[], personId: string, wanted: readonly string[], shown: readonly string[]): Refusal | undefined {
  const theirs = rolesOf(held, personId);
  if (theirs.length === 0) return new Refusal('not_found');
  if (theirs.toSorted().join() !== shown.toSorted().join()) return new Refusal('roles_changed_meanwhile');
  if (wanted.length === 0) return new Refusal('role_needed', {}, 'roles');
  if (wanted.includes('owner')) return undefined;
  return held.some((one) => one.role === 'owner' && one.personId !== personId) ? undefined : new Refusal('last_owner', {}, 'roles');
}

/** Why an owner cannot hand the organisation over to this person. */
export function whyNotHandOver(held: readonly Held[], from: string, to: string): Refusal | undefined {
  if (from === to || rolesOf(held, to).includes('owner')) return new Refusal('is_owner_already', {}, 'person');
  return rolesOf(held, to).length > 0 ? undefined : new Refusal('not_found');
}

/** What an owner keeps who hands over: what they held beside, or the editor's role, so that nobody loses sight of their own work. */
export const rolesAfterHandOver = (held: readonly Held[], from: string): string[] => {
  const beside = rolesOf(held, from).filter((role) => role !== 'owner');
  return beside.length > 0 ? beside : ['editor'];
};

const rolesOf = (held: readonly Held[], personId: string): string[] => held.filter((one) => one.personId === personId).map(({ role }) => role);

type Merging = { id: string; mergedInto: string | null; demonstration: boolean };

/** Money that was promised or paid to an organisation is moved by two people or not at all, so an award stops the merger. */
export function whyNotMerge(duplicate: Merging & { awards: number; takeoverUnderWay: boolean }, kept: Merging | undefined): Refusal | undefined {
  if (!kept) return new Refusal('merge_into_unknown', {}, 'into');
  if (duplicate.id === kept.id) return new Refusal('organisation_is_itself', {}, 'into');
  if (duplicate.mergedInto || kept.mergedInto) return new Refusal('organisation_was_merged', {}, 'into');
  if (duplicate.demonstration !== kept.demonstration) return new Refusal('organisation_made_up', {}, 'into');
  if (duplicate.takeoverUnderWay) return new Refusal('takeover_stops_merger');
  return duplicate.awards > 0 ? new Refusal('organisation_has_awards', { count: duplicate.awards }) : undefined;
}

/**
 * Which roles the duplicate's people get in the organisation that is kept, beside those they hold there. Whoever owned the duplicate
 * does not own the other by it: its owner never agreed to that. Somebody must own it, though.
 */
export function rolesAfterMerger(duplicate: readonly Held[], kept: readonly Held[]): { personId: string; role: OrganisationRole }[] {
  const owned = kept.some(({ role }) => role === 'owner');
  const people = [...new Set(duplicate.map(({ personId }) => personId))];
  return people.flatMap((personId) => {
    const theirs = rolesOf(duplicate, personId).filter((role) => role !== 'owner' || !owned);
    const wanted = theirs.length > 0 ? theirs : ['editor'];
    const there = rolesOf(kept, personId);
    if (theirs.length === 0 && there.length > 0) return [];
    return organisationRoles.filter((role) => wanted.includes(role) && !there.includes(role)).map((role) => ({ personId, role }));
  });
}

/** Name, number and town in one word, by which a form tells whether somebody else has corrected them meanwhile. */
export const shownAs = ({ name, identifierScheme, identifier, place, placeRegion }: { name: string; identifierScheme: string; identifier: string; place?: string | null; placeRegion?: string | null }): string =>
  [identifierScheme, identifier, name, ...(place ? [`(${place}, ${placeRegion ?? ''})`] : [])].join(' ');
