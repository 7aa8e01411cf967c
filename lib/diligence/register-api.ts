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

type Settings = Pick<Environment, 'COMPANIES_HOUSE_KEY' | 'COMPANIES_HOUSE_URL' | 'CHARITY_COMMISSION_KEY' | 'CHARITY_COMMISSION_URL'>;
type Entry = NonNullable<Registered['entry']>;
const waitMs = 5_000;

/** The register of a scheme, where the settings have one. */
export const registerApi = (settings: Settings, scheme: IdentifierScheme): RegisterApi | undefined => [companiesHouse(settings), charityCommission(settings)].find((one) => one?.covers(scheme));

/** What is read of a company's profile: developer-specs.company-information.service.gov.uk, "companyProfile". */
type CompanyProfile = { company_name?: unknown; company_status?: unknown; accounts?: { last_accounts?: { made_up_to?: unknown } } };

/** Companies House, "Get company profile": the key is the user's name of HTTP Basic, with an empty password. */
function companiesHouse({ COMPANIES_HOUSE_KEY: key, COMPANIES_HOUSE_URL: url }: Settings): RegisterApi | undefined {
  if (!key) return undefined;
  const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
  return {
    source: 'companies_house',
    covers: (scheme) => scheme === 'GB-COH',
    lookUp: async (number) => {
      const profile = await answered<CompanyProfile>(new URL(`/company/${encodeURIComponent(number)}`, url), headers);
      return profile && entryOf(profile.company_name, profile.company_status, profile.accounts?.last_accounts?.made_up_to);
    },
  };
}

/** What is read of a charity: api-portal.charitycommission.gov.uk, "allcharitydetailsV2". */
type CharityDetails = { charity_name?: unknown; reg_status?: unknown; latest_acc_fin_year_end_date?: unknown };
/** Its codes in words; a code that is not known stays as it is, and stands for nothing good. */
const charityStates: Record<string, string> = { R: 'registered', RM: 'removed' };

/** The Charity Commission for England and Wales. The last part of the address is the linked charity: 0 is the charity of that number itself. */
function charityCommission({ CHARITY_COMMISSION_KEY: key, CHARITY_COMMISSION_URL: url }: Settings): RegisterApi | undefined {
  if (!key) return undefined;
  return {
    source: 'charity_commission',
    covers: (scheme) => scheme === 'GB-CHC',
    lookUp: async (number) => {
      const charity = await answered<CharityDetails>(new URL(`/register/api/allcharitydetailsV2/${encodeURIComponent(number)}/0`, url), { 'ocp-apim-subscription-key': key });
      const state = charity?.reg_status;
      return charity && entryOf(charity.charity_name, typeof state === 'string' ? (charityStates[state] ?? state) : state, charity.latest_acc_fin_year_end_date);
    },
  };
}

/** What a register answers to a GET: undefined where it has no such number. */
async function answered<Answer>(address: URL, headers: Record<string, string>): Promise<Answer | undefined> {
  const answer = await fetch(address, { headers: { accept: 'application/json', ...headers }, redirect: 'error', signal: AbortSignal.timeout(waitMs) }).catch(silent);
  if (answer.status === 404) return undefined;
  if (!answer.ok) return silent();
  const found: unknown = await answer.json().catch(silent);
  return typeof found === 'object' && found !== null ? (found as Answer) : silent(); // each field is looked at before it is used
}

/** @param last a day, or the instant at which it begins */
function entryOf(name: unknown, status: unknown, last: unknown): Entry {
  if (typeof name !== 'string' || typeof status !== 'string') return silent();
  const day = typeof last === 'string' ? /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(last)?.[0] : undefined;
  return { name, status, lastAccountsOn: day ?? null };
}

/** Its own words may hold our key or somebody's name: nothing of them leaves here. */
function silent(): never {
  throw new Refusal('register_is_silent');
}
