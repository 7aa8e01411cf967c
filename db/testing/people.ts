import type { Person } from '../../lib/access/actor';
import type { StaffRole } from '../../lib/access/roles';
import { newId } from '../../lib/id';
import type { OrganisationRole } from '../../lib/organisation/vocabulary';
import { newReference } from '../../lib/reference';
import type { Nation } from '../../lib/programme/vocabulary';
import type { Owner } from './database';
import { testStart } from './start';

/** A person of the fund with a fresh second factor, as a row and as an actor. */
export async function staffMember(owner: Owner, roles: StaffRole[], more: { name?: string; nation?: Nation; mfaAt?: Date | null; declared?: false } = {}): Promise<Person> {
  const id = newId();
  const name = more.name ?? `${roles.join(' and ')} ${id.slice(-4)}`;
  const email = `${id}@example.org`;
  await owner.query('insert into people (id, email, name, created_at) values ($1, $2, $3, app_now())', [id, email, name]);
  for (const role of roles) {
    await owner.query('insert into staff_roles (id, person_id, role, nation) values ($1, $2, $3, $4)', [newId(), id, role, role === 'devolved_contributor' ? more.nation : null]);
  }
  // Nobody assesses or decides before they have declared: whoever a test is not about has, for the years that tests move through.
  for (const year of more.declared === false ? [] : ['2024-25', '2025-26', '2026-27', '2027-28']) {
    await owner.query('insert into conflict_declarations (id, person_id, financial_year, none) values ($1, $2, $3, true)', [newId(), id, year]);
  }
  return { kind: 'person', id, name, email, staffRoles: roles, nation: more.nation ?? null, memberships: [], mfaAt: more.mfaAt === undefined ? new Date(testStart) : more.mfaAt };
}

/** Someone of an organisation; without `organisationId` a new charity is registered for them. Their second factor is fresh, so whoever a test is not about can sign. */
export async function member(owner: Owner, roles: OrganisationRole[], organisationId?: string): Promise<Person> {
  const id = newId();
  const email = `${id}@example.org`;
  await owner.query('insert into people (id, email, name, created_at) values ($1, $2, $3, app_now())', [id, email, `Member ${id.slice(-4)}`]);
  const organisation = organisationId ?? newId();
  if (!organisationId) {
    await owner.query(
      `insert into organisations (id, ref, name, kind, identifier_scheme, identifier) values ($1, $2, $3, 'charity', 'DEMO', $4)`,
      [organisation, newReference('ORG'), `Charity ${organisation.slice(-4)}`, `DEMO-${organisation.slice(-8)}`],
    );
  }
  for (const role of roles) await owner.query('insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, $4)', [newId(), organisation, id, role]);
  const memberships = roles.map((role) => ({ organisationId: organisation, organisationName: `Charity ${organisation.slice(-4)}`, role }));
  return { kind: 'person', id, name: `Member ${id.slice(-4)}`, email, staffRoles: [], nation: null, memberships, mfaAt: new Date(testStart) };
}
