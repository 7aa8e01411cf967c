import { createHash } from 'node:crypto';
import type pg from 'pg';
import { Secret } from 'otpauth';
import type { Person } from '../lib/access/actor';
import type { StaffRole } from '../lib/access/roles';
import { encrypt } from '../lib/access/secret';
import { newId } from '../lib/id';
import type { Nation } from '../lib/programme/vocabulary';

type Staff = { key: string; name: string; role: StaffRole; nation?: Nation };

/** The fund's made-up people. `demo.<key>@example.org` signs in with one click. */
export const staff: Staff[] = [
  { key: 'officer1', name: 'Olwen Officer', role: 'fund_officer' },
  { key: 'officer2', name: 'Omar Officer', role: 'fund_officer' },
  { key: 'assessor1', name: 'Asha Assessor', role: 'assessor' },
  { key: 'assessor2', name: 'Alun Assessor', role: 'assessor' },
  { key: 'approver1', name: 'Priya Approver', role: 'approver' },
  { key: 'approver2', name: 'Paul Approver', role: 'approver' },
  { key: 'finance', name: 'Fay Finance', role: 'finance' },
  { key: 'payment', name: 'Pat Payment-Approver', role: 'payment_approver' },
  { key: 'scotland1', name: 'Isla Contributor', role: 'devolved_contributor', nation: 'scotland' },
  { key: 'scotland2', name: 'Ewan Contributor', role: 'devolved_contributor', nation: 'scotland' },
  { key: 'wales1', name: 'Cerys Contributor', role: 'devolved_contributor', nation: 'wales' },
  { key: 'wales2', name: 'Dewi Contributor', role: 'devolved_contributor', nation: 'wales' },
  { key: 'ni1', name: 'Niamh Contributor', role: 'devolved_contributor', nation: 'northern_ireland' },
  { key: 'ni2', name: 'Conor Contributor', role: 'devolved_contributor', nation: 'northern_ireland' },
  { key: 'auditor', name: 'Audrey Auditor', role: 'auditor' },
  { key: 'admin', name: 'Ada Administrator', role: 'administrator' },
  { key: 'safeguarding', name: 'Sian Safeguarding-Lead', role: 'safeguarding_lead' },
];

/** People of organisations who can be signed in as; what they belong to, the story says. */
export const members = [
  { key: 'applicant1', name: 'Gwen Applicant', does: 'drafts an application' },
  { key: 'applicant2', name: 'Hal Certifier', does: 'signs it off' },
  { key: 'recipient1', name: 'Rosa Recipient', does: 'runs NHS App sessions and counts who came' },
  { key: 'recipient2', name: 'Ravi Certifier', does: 'signs her outcome returns' },
  { key: 'newcomer', name: 'Noor Newcomer', does: 'has just signed in for the first time' },
];

export const emailOf = (key: string): string => `demo.${key}@example.org`;

/** The same second factor in every demonstration, and worth nothing anywhere else: these people exist only there. */
export const secretOf = (email: string): string => new Secret({ buffer: new Uint8Array(createHash('sha256').update(`second factor of ${email}`).digest().subarray(0, 20)).buffer }).base32;

/** Writes a person past the commands: signing up is not part of the story. Answers them as an actor with a second factor given. */
export async function insertPerson(owner: pg.Client, email: string, name: string, role?: StaffRole, nation?: Nation): Promise<Person> {
  const id = newId();
  await owner.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [id, email, name]);
  if (role) {
    await owner.query('insert into staff_roles (id, person_id, role, nation) values ($1, $2, $3, $4)', [newId(), id, role, nation ?? null]);
    await owner.query('insert into second_factors (person_id, secret_encrypted, confirmed_at) values ($1, $2, app_now())', [id, encrypt(secretOf(email))]);
  }
  return { kind: 'person', id, email, name, staffRoles: role ? [role] : [], nation: nation ?? null, memberships: [], mfaAt: null };
}

/** The person as they act at a moment of the story: a member of what they joined, with a code given just then. */
export const acting = (person: Person, now: Date): Person => ({ ...person, mfaAt: now });
