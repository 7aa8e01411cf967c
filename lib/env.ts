import { z } from 'zod';

const on = z.enum(['on', 'off']).transform((value) => value === 'on');

/** What a demonstration says where an installation has the telephone of its safeguarding leads. */
export const demonstrationPhone = 'not set in the demonstration';
/** Who runs a demonstration that says nothing of it. An installation has a name of its own (`OWNER_NAME`). */
export const demonstrationOwner = 'the demonstration’s owner';

/** Every setting of the service, with what it is for. Defaults are the demonstration's; a production profile has fewer. */
const settings = z.object({
  PROFILE: z.enum(['demonstration', 'empty', 'production']).default('demonstration'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  /** How many times longer than usual a statement, a lock and a connection may take: for a slow machine, and for tests, which are no race. */
  DATABASE_PATIENCE: z.coerce.number().int().min(1).max(10).default(1),
  /** `off` for a pooler that does not keep a connection's prepared statements (PgBouncer before 1.21). */
  DATABASE_PREPARED: on.default(true),
  ORIGIN: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  AUTH_SECRET: z.string().min(32),
  DATA_KEY: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  /** Where attached files are kept. With several nodes: a folder that all of them and the worker mount. */
  FILES_FOLDER: z.string().default('.data/files'),
  /** A ClamAV daemon, as `tcp://host:3310` or `unix:/path`. Without it files are "not scanned". */
  CLAMD: z.string().regex(/^(tcp:\/\/[^/\s]+:\d+|unix:\/\S+)$/, 'must be tcp://host:port or unix:/path').optional(),
  /** Keys that bank details are sealed under, as `1:64 hexadecimal digits,2:…`. The highest seals; every one opens (docs/runbooks/bank-keys.md). Without it: a key derived from DATA_KEY. */
  BANK_KEYS: z.string().regex(/^[1-9]\d*:[0-9a-f]{64}(,[1-9]\d*:[0-9a-f]{64})*$/, 'must be 1:64 hexadecimal digits, and so on').optional(),
  /** Working days between the confirmation of bank details and their coming into force. */
  BANK_COOLING_DAYS: z.coerce.number().int().min(1).max(30).default(3),
  /** A key of the Companies House API, where officers may ask it. Without it registers are the files that were loaded. */
  COMPANIES_HOUSE_KEY: z.string().min(1).optional(),
  /** Another address of that API: a stand-in for tests, or a proxy. */
  COMPANIES_HOUSE_URL: z.url({ protocol: /^https?$/ }).default('https://api.company-information.service.gov.uk'),
  /** A key of the API of the Charity Commission for England and Wales, and another address of it. */
  CHARITY_COMMISSION_KEY: z.string().min(1).optional(),
  CHARITY_COMMISSION_URL: z.url({ protocol: /^https?$/ }).default('https://api.charitycommission.gov.uk'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** GOV.UK Notify sends the mail where this is set; the one template it needs has ((subject)) as its subject and ((body)) as its text. */
  NOTIFY_API_KEY: z.string().min(74).optional(),
  NOTIFY_TEMPLATE_ID: z.uuid().optional(),
  /** Another address of its API: a stand-in for tests, or a proxy. */
  NOTIFY_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** An identity provider that speaks OpenID Connect in GOV.UK One Login's shape (docs/runbooks/sign-in.md). Off until the first three are set. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  /** PEM (PKCS#8; `\n` may stand for a new line) or JWK, of an ES256 or RS256 key whose public half the provider knows. */
  OIDC_PRIVATE_KEY: z.string().optional(),
  OIDC_LABEL: z.string().default('GOV.UK One Login'),
  OIDC_SCOPE: z.string().default('openid email'),
  /** One Login's vector of trust; `off` for a provider that does not know it. */
  OIDC_VTR: z.string().default('["Cl.Cm"]'),
  /** Further origins that the provider's own sign-in pages lead through, with blanks between: browsers hold a form to all of them. */
  OIDC_FORM_ORIGINS: z.string().default(''),
  MAIL_FROM: z.string().default('Digital Inclusion Innovation Fund <fund@example.org>'),
  WELSH: on.optional(),
  /** Given by 360Giving to the publisher; without it a production profile publishes no 360Giving file. */
  PUBLISHER_PREFIX: z.string().regex(/^[A-Za-z0-9-]+$/).optional(),
  OWNER_NAME: z.string().default(demonstrationOwner),
  OWNER_ADDRESS: z.string().default('1 Example Street, Example Town'),
  CONTACT_EMAIL: z.email().default('contact@example.org'),
  COMPLAINTS_EMAIL: z.email().default('complaints@example.org'),
  SAFEGUARDING_EMAIL: z.email().default('safeguarding@example.org'),
  SAFEGUARDING_PHONE: z.string().default(demonstrationPhone),
  PRIVACY_EMAIL: z.email().default('privacy@example.org'),
});

/** What the owner must say for themselves before the public is let in. */
const requiredInProduction = [
  'ORIGIN', 'MAIL_FROM', 'OWNER_NAME', 'OWNER_ADDRESS', 'CONTACT_EMAIL', 'COMPLAINTS_EMAIL', 'SAFEGUARDING_EMAIL', 'SAFEGUARDING_PHONE', 'PRIVACY_EMAIL',
] as const;

export type Environment = Omit<z.infer<typeof settings>, 'WELSH'> & { WELSH: boolean };

/** Reads the settings. Throws one message that names every missing or bad one, so that nobody mends them one at a time. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  const problems = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${given[String(issue.path[0])] === undefined ? 'is missing' : issue.message}`);
  if (given.PROFILE === 'production') {
    if (!given.SMTP_URL && !given.NOTIFY_API_KEY) problems.push('SMTP_URL or NOTIFY_API_KEY: is missing (a production profile needs one of them)');
    problems.push(...requiredInProduction.filter((name) => !given[name]).map((name) => `${name}: is missing (a production profile needs it)`));
  }
  if (given.NOTIFY_API_KEY && !given.NOTIFY_TEMPLATE_ID) problems.push('NOTIFY_TEMPLATE_ID: is missing (NOTIFY_API_KEY needs it)');
  const provider = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_PRIVATE_KEY'] as const;
  if (provider.some((name) => given[name])) problems.push(...provider.filter((name) => !given[name]).map((name) => `${name}: is missing (the three of OIDC go together)`));
  if (given.PROFILE === 'production' && given.OIDC_ISSUER?.startsWith('http:')) problems.push('OIDC_ISSUER: must be https in production');
  if (problems.length > 0 || !result.success) throw new Error(`These settings are wrong:\n${[...new Set(problems)].map((line) => `  ${line}`).join('\n')}`);
  // Until someone qualified has read the Welsh, production leaves it off unless it is switched on by name.
  return { ...result.data, WELSH: result.data.WELSH ?? result.data.PROFILE !== 'production' };
}

let known: Environment | undefined;

/** The settings of this process, read once at first use: a build needs none of them. */
export const environment = (): Environment => (known ??= readEnvironment(process.env));
