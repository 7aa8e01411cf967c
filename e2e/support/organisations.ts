import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { database } from './fixtures';

type Colleague = { id: string; email: string; name: string };
export type MadeOrganisation = { id: string; ref: string; name: string; identifier: string; people: Colleague[] };

/** A made-up charity of its own for one journey, with a person for each list of roles. */
export async function newOrganisation(...roles: string[][]): Promise<MadeOrganisation> {
  const id = newId();
  const mark = id.slice(-8).toUpperCase();
  const made: MadeOrganisation = { id, ref: newReference('ORG'), name: `Journey Trust ${mark}`, identifier: `DEMO-${mark}`, people: [] };
  await database.query(`insert into organisations (id, ref, name, kind, identifier_scheme, identifier, demonstration) values ($1, $2, $3, 'charity', 'DEMO', $4, true)`, [id, made.ref, made.name, made.identifier]);
  for (const held of roles) {
    const person = { id: newId(), email: `${newId()}@example.org`, name: `Colleague ${newId().slice(-6)}` };
    await database.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [person.id, person.email, person.name]);
    for (const role of held) await database.query('insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, $4)', [newId(), id, person.id, role]);
    made.people.push(person);
  }
  return made;
}

/** A draft in the round that is open, with every answer that one of the demonstration's applications was given. */
export async function answeredDraft({ id, people }: MadeOrganisation, { answered = true } = {}): Promise<string> {
  const [application, ref] = [newId(), newReference('DIIF')];
  await database.query(
    `insert into applications (id, ref, round_id, organisation_id, question_set_id, created_by) select $1, $2, id, $3, question_set_id, $4 from funding_rounds where opens_at <= now() and closes_at > now() order by opens_at desc limit 1`,
    [application, ref, id, people[0]?.id],
  );
  if (!answered) return ref;
  const written = `select $1::uuid, n.name, n.raw, 1, $2::uuid from answers n where n.application_id =
    (select a.id from applications a join applications own on own.id = $1 and own.round_id = a.round_id where a.submitted_at is not null and a.category_key = 'category_1' order by a.submitted_at, a.id limit 1)`;
  await database.query(`insert into answers (application_id, name, raw, version, saved_by) ${written}`, [application, people[0]?.id]);
  await database.query(`insert into answer_versions (id, application_id, name, raw, version, saved_by) select gen_random_uuid(), x.* from (${written}) x`, [application, people[0]?.id]);
  return ref;
}
