import { randomUUID } from 'node:crypto';
import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { database } from './fixtures';

type Recipient = { certifier: string; editor: string; organisation: string; awardId: string; award: string; title: string };

/** An organisation of the journey's own with two people and a live award that began four months ago: past its application, which has a journey of its own. */
export async function newRecipient({ published = false } = {}): Promise<Recipient> {
  const [organisation, awardId, award] = [newId(), newId(), newReference('AWD')];
  const title = `NHS App mornings ${award}`;
  await database.query(
    `insert into organisations (id, ref, name, kind, identifier_scheme, identifier, demonstration) values ($1, $2, $3, 'charity', 'DEMO', $4, true)`,
    [organisation, newReference('ORG'), `Digital Friends ${award}`, `DEMO-${award.slice(4)}`],
  );
  const [certifier, editor] = [await person(organisation, ['editor', 'certifier']), await person(organisation, ['editor'])];
  await database.query(
    `insert into awards (id, ref, programme_id, origin, organisation_id, envelope_id, nation, lead_region, title, description, amount_awarded_pence, award_date,
       planned_start_date, planned_end_date, status, demonstration)
     select $1, $2, e.programme_id, 'application', $3, e.id, 'england', 'E12000007', $4, 'Sessions on the NHS App', 5000000,
       (app_now() - interval '4 months')::date, (app_now() - interval '4 months')::date, (app_now() + interval '4 months')::date, 'live', true
     from envelopes e where e.nation = 'england' order by e.key limit 1`,
    [awardId, award, organisation, title],
  );
  if (published) {
    await database.query(
      `insert into publications (award_id, summary_en, published_by) select $1, 'Sessions on the NHS App for older people', id from people where email = 'demo.officer1@example.org'`,
      [awardId],
    );
  }
  return { certifier, editor, organisation, awardId, award, title };
}

async function person(organisation: string, roles: readonly string[]): Promise<string> {
  const [id, email] = [newId(), `${randomUUID()}@example.org`];
  await database.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [id, email, `Recipient ${id.slice(-4)}`]);
  for (const role of roles) await database.query('insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, $4)', [newId(), organisation, id, role]);
  return email;
}

/** The sums that public figures are made from, for one award. */
export const sumsOf = async (awardId: string): Promise<Record<string, number>> =>
  Object.fromEntries((await database.query<{ key: string; value: string }>('select key, value from outcome_rollups where scope = $1 and awards > 0', [awardId])).map((row) => [row.key, Number(row.value)]));
