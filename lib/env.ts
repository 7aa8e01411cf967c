import { z } from 'zod';

const on = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Every setting of the service, with what it is for. Defaults are the demonstration's; a production profile has fewer. */
const settings = z.object({
  PROFILE: z.enum(['demonstration', 'empty', 'production']).default('demonstration'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  /** `off` for a pooler that does not keep a connection's prepared statements (PgBouncer before 1.21). */
  DATABASE_PREPARED: on.default(true),
  ORIGIN: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  AUTH_SECRET: z.string().min(32),
  DATA_KEY: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  /** Where attached files are kept. With several nodes: a folder that all of them and the worker mount. */
  FILES_FOLDER: z.string().default('.data/files'),
  /** A ClamAV daemon, as `tcp://host:3310` or `unix:/path`. Without it files are "not scanned". */
  CLAMD: z.string().regex(/^(tcp:\/\/[^/\s]+:\d+|unix:\/\S+)$/, 'must be tcp://host:port or unix:/path').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** GOV.UK Notify sends the mail where this is set; the one template it needs has ((subject)) as its subject and ((body)) as its text. */
  NOTIFY_API_KEY: z.string().min(74).optional(),
  NOTIFY_TEMPLATE_ID: z.uuid().optional(),
  /** Another address of its API: a stand-in for tests, or a proxy. */
  NOTIFY_URL: z.url({ protocol: /^https?$/ }).optional(),
  MAIL_FROM: z.string().default('Digital Inclusion Innovation Fund <fund@example.org>'),
  WELSH: on.optional(),
  /** Given by 360Giving to the publisher; without it a production profile publishes no 360Giving file. */
  PUBLISHER_PREFIX: z.string().regex(/^[A-Za-z0-9-]+$/).optional(),
  OWNER_NAME: z.string().default('the demonstration’s owner'),
  OWNER_ADDRESS: z.string().default('1 Example Street, Example Town'),
  CONTACT_EMAIL: z.email().default('contact@example.org'),
  COMPLAINTS_EMAIL: z.email().default('complaints@example.org'),
  SAFEGUARDING_EMAIL: z.email().default('safeguarding@example.org'),
  SAFEGUARDING_PHONE: z.string().default('not set in the demonstration'),
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
  if (problems.length > 0 || !result.success) throw new Error(`These settings are wrong:\n${[...new Set(problems)].map((line) => `  ${line}`).join('\n')}`);
  // Until someone qualified has read the Welsh, production leaves it off unless it is switched on by name.
  return { ...result.data, WELSH: result.data.WELSH ?? result.data.PROFILE !== 'production' };
}

let known: Environment | undefined;

/** The settings of this process, read once at first use: a build needs none of them. */
export const environment = (): Environment => (known ??= readEnvironment(process.env));
