import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { database } from './fixtures';

/** Somebody the fund employs, made for one journey: nobody else's journey meets their work. */
export async function newStaff(role: 'fund_officer' | 'assessor' | 'approver' | 'finance' | 'payment_approver' | 'administrator', declared = true): Promise<{ id: string; email: string; name: string }> {
  const id = newId();
  const person = { id, email: `${id}@example.org`, name: `${role.replace('_', ' ')} ${id.slice(-6)}` };
  await database.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [id, person.email, person.name]);
  await database.query('insert into staff_roles (id, person_id, role) values ($1, $2, $3)', [newId(), id, role]);
  // Whoever has not declared neither assesses nor decides; conflicts.spec.ts shows that.
  if (declared) await database.query('insert into conflict_declarations (id, person_id, financial_year, none) values ($1, $2, financial_year(now()), true)', [newId(), id]);
  return person;
}

export type Submitted = { id: string; ref: string; title: string; organisation: string; certifier: string };

/**
 * A submitted application of a new organisation to the round that is open, copied from one of the demonstration's: its own journey
 * (applying) shows how one comes about. `certifier` is the address of its one person.
 */
export async function submittedApplication(more: { pounds?: number; category?: string } = {}): Promise<Submitted> {
  const [id, organisation, person, mark] = [newId(), newId(), newId(), newId().slice(-8)];
  const made = { id, ref: newReference('DIIF'), title: `Confidence online ${mark}`, organisation: `Journey Charity ${mark} (demo)`, certifier: `${person}@example.org` };
  await database.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [person, made.certifier, `Certifier ${mark}`]);
  await database.query(`insert into organisations (id, ref, name, kind, identifier_scheme, identifier, demonstration) values ($1, $2, $3, 'charity', 'DEMO', $4, true)`, [organisation, newReference('ORG'), made.organisation, `DEMO-${mark}`]);
  await database.query(`insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, 'certifier')`, [newId(), organisation, person]);
  const pence = (more.pounds ?? 40_000) * 100;
  await database.query(
    `insert into applications (id, ref, round_id, organisation_id, question_set_id, status, title, category_key, lead_region, amount_applied_for_pence, created_by, created_at, submitted_at)
     select $1, $2, a.round_id, $3, a.question_set_id, 'submitted', $4, coalesce($5, a.category_key), a.lead_region, $6, $7, now(), now()
     from applications a join funding_rounds r on r.id = a.round_id where a.submitted_at is not null and not a.rehearsal and r.nation = 'england' order by r.opens_at desc, a.submitted_at limit 1`,
    [id, made.ref, organisation, made.title, more.category ?? null, pence, person],
  );
  await database.query(
    `with copied as (
       select (jsonb_set(s.frozen::jsonb, '{facts,title}', to_jsonb($3::text)) #- '{facts,leadPlace}')::text as frozen
       from submissions s join applications a on a.id = s.application_id join funding_rounds r on r.id = a.round_id where not a.rehearsal and r.nation = 'england' order by r.opens_at desc, a.submitted_at limit 1)
     insert into submissions (id, application_id, number, frozen, sha256, certified_by) select $1, $2, 1, frozen, encode(sha256(frozen::bytea), 'hex'), $4 from copied`,
    [newId(), id, made.title, person],
  );
  return made;
}

/** One that a panel has already recommended, for the journeys that begin with the approver. */
export async function recommendedApplication(officer: string, more: { pounds?: number; category?: string } = {}): Promise<Submitted> {
  const made = await submittedApplication(more);
  await database.query(`update applications set status = 'recommended', panel_opened_at = now() where id = $1`, [made.id]);
  await database.query(
    `insert into recommendations (id, application_id, outcome, amount_recommended_pence, reason, recommended_by)
     select $1, $2, 'recommended', amount_applied_for_pence, 'Strong on every criterion', p.id from applications a, people p where a.id = $2 and p.email = $3`,
    [newId(), made.id, officer],
  );
  return made;
}
