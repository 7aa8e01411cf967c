import type { AwardStatus } from '../award/workflow';
import type { awardOrigins } from '../award/vocabulary';
import type { Pence } from '../money';
import type { Nation } from '../programme/vocabulary';
import type { RegionCode } from './places';

/**
 * Published awards in the 360Giving Data Standard, schema 1.4.3 (github.com/ThreeSixtyGiving/standard). The standard's own spelling
 * is used here and nowhere else. Never a person's name, a personal address or the address of a site.
 */
export type PublishedAward = {
  ref: string; title: string; description: string; amountAwardedPence: Pence | null; amountDisbursedPence: Pence | null; awardDate: string; plannedStartDate: string;
  plannedEndDate: string; status: AwardStatus; origin: (typeof awardOrigins)[number]; nation: Nation; organisation: string; identifierScheme: string; identifier: string;
  sites: readonly { name: string; region: RegionCode }[];
};

/** Belongs to no publisher: it stands for a demonstration. */
export const demonstrationPrefix = 'DEMO';

export type Publisher = {
  /** Given by 360Giving to the publisher. */
  prefix: string;
  name: string;
  origin: string;
};

type Organization = { id: string; name: string };
export type Grant = {
  id: string; title: string; description: string; currency: 'GBP'; amountAwarded: number; amountDisbursed?: number; awardDate: string; url: string;
  plannedDates: { startDate: string; endDate: string }[];
  recipientOrganization: [Organization]; fundingOrganization: [Organization];
  beneficiaryLocation: { name: string; countryCode: 'GB'; geoCode: string; geoCodeType: string }[];
  grantProgramme: { code: string; title: string }[];
  fromOpenCall?: 'Yes';
  dateModified: string;
};

/** An organisation's id by org-id.guide's lists ("GB-CHC-1234567"); one that is on none is the publisher's own. */
export function organisationId(scheme: string, identifier: string, { prefix }: Publisher): string {
  if (scheme.startsWith('GB-')) return identifier.startsWith(scheme) ? identifier : `${scheme}-${identifier}`;
  return `360G-${prefix}-org:${identifier.replace(/\s+/g, '')}`;
}

const governments: Record<Nation, string> = { england: 'England', scotland: 'Scotland', wales: 'Wales', northern_ireland: 'Northern Ireland' };

// The code lists of the Office for National Statistics that our regions are on.
const geoCodeTypes: Record<string, string> = { E: 'RGN/GOR', W: 'CTRY', S: 'CTRY', N: 'CTRY' };

/** One grant; undefined where the amount is not shown, because the standard does not know a grant without one. */
export function grantOf(award: PublishedAward, publisher: Publisher, asAt: Date): Grant | undefined {
  if (award.amountAwardedPence === null) return undefined;
  return {
    id: `360G-${publisher.prefix}-${award.ref}`,
    title: award.title,
    description: award.description,
    currency: 'GBP',
    amountAwarded: award.amountAwardedPence / 100,
    // What a devolved government pays is not in this ledger, so it is not known here.
    ...(award.origin !== 'devolved' && award.amountDisbursedPence !== null && { amountDisbursed: award.amountDisbursedPence / 100 }),
    awardDate: award.awardDate,
    url: `${publisher.origin}/projects/${award.ref}`,
    plannedDates: [{ startDate: award.plannedStartDate, endDate: award.plannedEndDate }],
    recipientOrganization: [{ id: organisationId(award.identifierScheme, award.identifier, publisher), name: award.organisation }],
    fundingOrganization: [fundingOrganisation(award, publisher)],
    beneficiaryLocation: award.sites.map(({ name, region }) => ({ name, countryCode: 'GB', geoCode: region, geoCodeType: geoCodeTypes[region.slice(0, 1)] ?? 'CTRY' })),
    grantProgramme: [{ code: 'diif', title: 'Digital Inclusion Innovation Fund' }],
    // Of an award that was made elsewhere nobody here knows whether its call was open.
    ...(award.origin === 'application' && { fromOpenCall: 'Yes' as const }),
    dateModified: asAt.toISOString(),
  };
}

/** A devolved government gives its own awards; a demonstration names no real government as the giver of an invented one. */
function fundingOrganisation({ origin, nation }: PublishedAward, { prefix, name }: Publisher): Organization {
  if (origin !== 'devolved') return { id: `360G-${prefix}-org:fund`, name };
  return { id: `360G-${prefix}-org:${nation}`, name: `${prefix === demonstrationPrefix ? 'Demonstration government of' : 'Government of'} ${governments[nation]}` };
}

/** The whole file; undefined while there is no grant, because a package holds at least one. */
export function packageOf(awards: readonly PublishedAward[], publisher: Publisher, asAt: Date) {
  const grants = awards.flatMap((award) => grantOf(award, publisher, asAt) ?? []);
  if (grants.length === 0) return undefined;
  return {
    version: '1.4',
    title: 'Grants of the Digital Inclusion Innovation Fund',
    description: publisher.prefix === demonstrationPrefix ? 'Demonstration data: every organisation, project and amount is made up.' : 'Published awards of the Digital Inclusion Innovation Fund.',
    publisher: { name: publisher.name },
    license: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    modified: asAt.toISOString(),
    grants,
  };
}
