import { createHash, randomBytes } from 'node:crypto';
import { database } from '../support/fixtures';

/** Who asks: nobody, and one demonstration person of every kind. */
export const personas = {
  visitor: undefined,
  newcomer: 'demo.newcomer@example.org',
  applicant: 'demo.applicant1@example.org',
  certifier: 'demo.applicant2@example.org',
  recipient: 'demo.recipient2@example.org',
  officer: 'demo.officer1@example.org',
  assessor: 'demo.assessor1@example.org',
  approver: 'demo.approver1@example.org',
  finance: 'demo.finance@example.org',
  payment: 'demo.payment@example.org',
  contributor: 'demo.scotland1@example.org',
  auditor: 'demo.auditor@example.org',
  administrator: 'demo.admin@example.org',
  safeguarding: 'demo.safeguarding@example.org',
} as const;
export type Persona = keyof typeof personas;

/** A session cookie for a persona, with a fresh second factor for staff; empty for a visitor. */
export async function cookieOf(persona: Persona): Promise<string> {
  const email = personas[persona];
  return email ? sessionOf(email) : '';
}

/** A session cookie for somebody by their address. */
export async function sessionOf(email: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const inserted = await database.query(
    `insert into sessions (token_hash, person_id, expires_at, mfa_at)
     select $1, p.id, now() + interval '2 hours', case when exists (select 1 from staff_roles r where r.person_id = p.id) then now() end from people p where p.email = $2 returning 1`,
    [createHash('sha256').update(token).digest('hex'), email],
  );
  if (inserted.length !== 1) throw new Error(`the demonstration has no ${email}`);
  return `authjs.session-token=${token}`;
}
