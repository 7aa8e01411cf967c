import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { newId } from '../lib/id';
import { newReference, type ReferencePrefix } from '../lib/reference';

/** So many references, no two alike. */
function references(prefix: ReferencePrefix, count: number): string[] {
  const found = new Set<string>();
  while (found.size < count) found.add(newReference(prefix));
  return [...found];
}

/**
 * Adds submitted applications until there are so many of them, past the commands: in every status, category and region of the
 * demonstration's rounds, of one organisation to every four, over three months.
 */
export async function addApplications(owner: pg.Pool, upTo: number): Promise<void> {
  const { rows } = await owner.query<{ there: number }>('select count(*)::int as there from applications where submitted_at is not null');
  const missing = upTo - (rows[0]?.there ?? 0);
  if (missing <= 0) return;
  const person = newId();
  await owner.query(`insert into people (id, email, name) values ($1::uuid, $1::text || '@example.org', 'Bench Applicant')`, [person]);
  await owner.query(
    `insert into organisations (id, ref, name, kind, identifier_scheme, identifier, demonstration)
     select gen_random_uuid(), ref, 'Bench charity ' || n, 'charity', 'DEMO', 'DEMO-BENCH-' || n, true from unnest($1::text[]) with ordinality as made (ref, n)`,
    [references('ORG', Math.ceil(missing / 4))],
  );
  await owner.query(
    `with round as (select id, question_set_id, (select array_agg(key) from round_categories where round_id = r.id) as categories from funding_rounds r where nation = 'england' order by ref limit 1),
       charity as (select array_agg(id order by ref) as ids from organisations where identifier like 'DEMO-BENCH-%'),
       statuses as (select array['submitted', 'submitted', 'submitted', 'in_assessment', 'in_assessment', 'recommended', 'reserve', 'not_recommended', 'successful', 'unsuccessful', 'ineligible', 'withdrawn'] as all)
     insert into applications (id, ref, round_id, organisation_id, question_set_id, status, title, category_key, lead_region, amount_applied_for_pence, created_by, created_at, submitted_at, withdrawn_reason)
     select gen_random_uuid(), ref, round.id, charity.ids[1 + n % cardinality(charity.ids)], round.question_set_id, statuses.all[1 + n % 12],
       'Digital confidence, project ' || n, round.categories[1 + n % cardinality(round.categories)], 'E1200000' || (1 + n % 9), 2500000 + 100 * (n % 100000),
       $2::uuid, submitted - interval '7 days', submitted, case when statuses.all[1 + n % 12] = 'withdrawn' then 'Withdrawn for the benchmark' end
     from round, charity, statuses, (select ref, n, timestamptz '2025-08-14 09:00Z' + (n * 7919 % 7776000) * interval '1 second' as submitted from unnest($1::text[]) with ordinality as made (ref, n)) made`,
    [references('DIIF', missing), person],
  );
  // As the server's own housekeeping leaves a table.
  await owner.query('vacuum (analyze)');
}

/** Somebody signed in, as the cookie their browser would send. The token is what the session table has the hash of. */
export async function signIn(owner: pg.Pool, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await owner.query(`insert into sessions (token_hash, person_id, expires_at, mfa_at) values ($1, $2, app_now() + interval '12 hours', app_now())`, [
    createHash('sha256').update(token).digest('hex'),
    personId,
  ]);
  return `authjs.session-token=${token}`;
}

export async function staffCookie(owner: pg.Pool, email: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>('select id from people where email = $1', [email]);
  if (!rows[0]) throw new Error(`${email} is not there: is the demonstration loaded?`);
  return signIn(owner, rows[0].id);
}

export type Draft = { ref: string; cookie: string };

/** Applications nobody has written in yet, each of an organisation and a person of its own, who is signed in. */
export async function addDrafts(owner: pg.Pool, count: number): Promise<Draft[]> {
  return Promise.all(
    references('DIIF', count).map(async (ref) => {
      const [person, organisation] = [newId(), newId()];
      await owner.query(`insert into people (id, email, name) values ($1::uuid, $1::text || '@example.org', 'Bench Editor')`, [person]);
      await owner.query(`insert into organisations (id, ref, name, kind, identifier_scheme, identifier, demonstration) values ($1::uuid, $2, 'Bench writers', 'charity', 'DEMO', 'DEMO-' || $1::text, true)`, [organisation, newReference('ORG')]);
      await owner.query(`insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, 'editor')`, [newId(), organisation, person]);
      await owner.query(
        `insert into applications (id, ref, round_id, organisation_id, question_set_id, created_by)
         select $1, $2, id, $3, question_set_id, $4 from funding_rounds where nation = 'england' order by closes_at desc limit 1`,
        [newId(), ref, organisation, person],
      );
      return { ref, cookie: await signIn(owner, person) };
    }),
  );
}
