import { Refusal, type RefusalCode } from '../refusal';
import type { OrganisationKind } from './vocabulary';

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
  if (!held.some((one) => one.personId === personId)) return new Refusal('not_found');
  return held.some((one) => one.role === 'owner' && one.personId !== personId) ? undefined : new Refusal('last_owner', {}, 'person');
}
