import 'server-only';
import type { Environment } from '../env';
import type { IdentifierScheme } from '../organisation/rules';
import { Refusal } from '../refusal';
import type { Registered } from './rules';
import type { RegisterSource } from './vocabulary';

/** A register that can be asked by a number. Another one is another value of this type. */
export type RegisterApi = {
  source: RegisterSource;
  covers: (scheme: IdentifierScheme) => boolean;
  /** Undefined when the number is not on the register. Refuses `register_is_silent` when there is no answer that can be read. */
  lookUp: (number: string) => Promise<Registered['entry']>;
};

type Settings = Pick<Environment, 'COMPANIES_HOUSE_KEY' | 'COMPANIES_HOUSE_URL'>;
const waitMs = 5_000;

/** The register of a scheme, where the settings have one. */
export const registerApi = (settings: Settings, scheme: IdentifierScheme): RegisterApi | undefined => [companiesHouse(settings)].find((one) => one?.covers(scheme));

/** What is read of a company's profile: developer-specs.company-information.service.gov.uk, "companyProfile". */
type CompanyProfile = { company_name?: unknown; company_status?: unknown; accounts?: { last_accounts?: { made_up_to?: unknown } } };

/** Companies House, "Get company profile": the key is the user's name of HTTP Basic, with an empty password. */
function companiesHouse({ COMPANIES_HOUSE_KEY: key, COMPANIES_HOUSE_URL: url }: Settings): RegisterApi | undefined {
  if (!key) return undefined;
  return {
    source: 'companies_house',
    covers: (scheme) => scheme === 'GB-COH',
    async lookUp(number) {
      const headers = { accept: 'application/json', authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
      const answer = await fetch(new URL(`/company/${encodeURIComponent(number)}`, url), { headers, redirect: 'error', signal: AbortSignal.timeout(waitMs) }).catch(silent);
      if (answer.status === 404) return undefined;
      if (!answer.ok) return silent();
      const profile = (await answer.json().catch(silent)) as CompanyProfile;
      return entryOf(profile);
    },
  };
}

function entryOf({ company_name: name, company_status: status, accounts }: CompanyProfile): NonNullable<Registered['entry']> {
  if (typeof name !== 'string' || typeof status !== 'string') return silent();
  const last = accounts?.last_accounts?.made_up_to;
  return { name, status, lastAccountsOn: typeof last === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(last) ? last : null };
}

/** Its own words may hold our key or somebody's name: nothing of them leaves here. */
function silent(): never {
  throw new Refusal('register_is_silent');
}
