import 'server-only';
import { sql } from 'drizzle-orm';
import { read, readTogether } from '@/db/client';
import { rows } from '@/db/rows';
import type { Locale } from '../locale';
import type { Person, System } from './actor';
import { decrypt, hashToken } from './secret';

const signingIn: System = { kind: 'system', as: 'sign_in' };

/** A session ends when nobody used it for an hour, and twelve hours after sign-in whatever happens. */
export const idleMinutes = 60;
export const sessionHours = 12;
/** An ended session opens nothing. For this long it still tells whose words a form brings (kept-words.ts), and they are kept as long. */
export const keptDays = 7;

export type LiveSession = { person: Person; expiresAt: Date; lastSeenAt: Date; now: Date };

/**
 * The session a cookie stands for, with its person's roles and memberships as they are now: a removal takes effect at once.
 * Undefined when there is none, or it has ended.
 */
export const sessionByToken = async (token: string): Promise<LiveSession | undefined> => {
  const { now, found: [[row]] } = await readTogether<[SessionRow[]]>(signingIn, { query: session(token), often: true });
  if (!row) return undefined;
  const person: Person = {
    kind: 'person', id: row.id, name: row.name, email: row.email, mfaAt: row.mfaAt, memberships: row.memberships, keptPaths: row.keptPaths,
    staffRoles: row.roles.map((one) => one.role),
    nation: row.roles.find((one) => one.nation)?.nation ?? null,
  };
  return { person, expiresAt: row.expiresAt, lastSeenAt: row.lastSeenAt, now };
};

type SessionRow = {
  id: string; name: string; email: string; mfaAt: Date | null; expiresAt: Date; lastSeenAt: Date;
  keptPaths: string[]; roles: { role: Person['staffRoles'][number]; nation: Person['nation'] }[]; memberships: Person['memberships'];
};

const session = (token: string) => sql`
  select p.id, p.name, p.email, s.mfa_at as "mfaAt", s.expires_at as "expiresAt", s.last_seen_at as "lastSeenAt",
    coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'nation', r.nation)) from staff_roles r where r.person_id = p.id and r.removed_at is null), '[]') as roles,
    coalesce((select jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'organisationName', o.name, 'role', m.role) order by o.name, m.role)
      from memberships m join organisations o on o.id = m.organisation_id where m.person_id = p.id and m.removed_at is null), '[]') as memberships,
    array(select k.path from kept_words k where k.person_id = p.id) as "keptPaths"
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = ${hashToken(token)} and s.expires_at > app_now() and s.last_seen_at > app_now() - make_interval(mins => ${idleMinutes})`;

export type DemonstrationPerson = { id: string; name: string; email: string; roles: string[]; organisations: string[] };

/** The demonstration's people, for the one-click sign-in. Empty unless the demonstration is loaded. */
export const demonstrationPeople = (): Promise<DemonstrationPerson[]> =>
  read(signingIn, async (tx) => {
    const found = await rows<DemonstrationPerson>(tx, sql`
      select p.id, p.name, p.email,
        coalesce((select array_agg(r.role || coalesce(':' || r.nation, '') order by r.role) from staff_roles r where r.person_id = p.id and r.removed_at is null), '{}') as roles,
        coalesce((select array_agg(m.role || ':' || o.name order by o.name, m.role) from memberships m join organisations o on o.id = m.organisation_id where m.person_id = p.id and m.removed_at is null), '{}') as organisations
      from people p where p.demonstration and p.email like 'demo.%' and exists (select 1 from installation where profile = 'demonstration')
      order by p.created_at, p.id`);
    return found;
  });

/** The demonstration's mail, newest first: what the worker would have sent by SMTP. */
export const demonstrationMail = (email?: string): Promise<{ id: string; email: string; subject: string; body: string; sentAt: Date }[]> =>
  read({ kind: 'visitor' }, async (tx) => {
    const found = await rows<{ id: string; email: string; subject: string; body: string; sentAt: Date }>(tx, sql`
      select id, email, subject, body, sent_at as "sentAt" from demonstration_mail
      where exists (select 1 from installation where profile = 'demonstration') and ${email ? sql`email = ${email}` : sql`true`}
      order by sent_at desc, id desc limit 50`);
    return found;
  });

/** The language of mail to a person. */
export const languageOfPerson = (actor: Person): Promise<Locale> =>
  read(signingIn, async (tx) => (await rows<{ locale: Locale }>(tx, sql`select locale from people where id = ${actor.id}`))[0]?.locale ?? 'en');

/** How far the person's second factor is. Its secret is shown to them alone, and only until a code confirms it. Reads, and begins nothing. */
export const secondFactorOf = (actor: Person): Promise<{ state: 'none' | 'confirmed' } | { state: 'begun'; secret: string }> =>
  read(signingIn, async (tx) => {
    const [found] = await rows<{ secret: string; confirmed: boolean }>(tx, sql`select secret_encrypted as secret, confirmed_at is not null as confirmed from second_factors where person_id = ${actor.id}`);
    if (!found) return { state: 'none' };
    return found.confirmed ? { state: 'confirmed' } : { state: 'begun', secret: decrypt(found.secret) };
  });
