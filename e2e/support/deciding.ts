import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import { database } from './fixtures';

export type DecidingRound = { ref: string; applications: { ref: string; organisation: string }[] };

/**
 * A closed round of its own with so many applications, each moderated a little lower than the one before, paid out of the winter round's
 * first envelope: how they come there is other journeys' story.
 */
export async function decidingRound(officer: string, count: number, pounds: number): Promise<DecidingRound> {
  const [id, ref, mark] = [newId(), newReference('RND'), newId().slice(-8)];
  await database.query(
    `insert into funding_rounds (id, ref, programme_id, nation, title_en, title_cy, opens_at, closes_at, minimum_pence, maximum_pence, question_set_id, criteria, scale_max, demonstration)
     select $1, $2, programme_id, nation, $3, $3, '2025-01-06', '2025-02-06', minimum_pence, maximum_pence, question_set_id, criteria, scale_max, true from funding_rounds where nation = 'england' order by opens_at desc limit 1`,
    [id, ref, `Journey round ${mark}`],
  );
  await database.query(`insert into round_categories (id, round_id, key, label_en, label_cy, envelope_id, position) select $1, $2, 'category_1', 'Category 1', 'Categori 1', id, 0 from envelopes where key = 'winter_category_2'`, [newId(), id]);
  const applications: DecidingRound['applications'] = [];
  for (let index = 0; index < count; index++) applications.push(await moderated(id, officer, { pounds, low: index, mark }));
  return { ref, applications };
}

async function moderated(round: string, officer: string, { pounds, low, mark }: { pounds: number; low: number; mark: string }) {
  const [id, organisation, person, ref, name] = [newId(), newId(), newId(), newReference('DIIF'), `Deciding Charity ${mark} ${low} (demo)`];
  await database.query('insert into people (id, email, name, demonstration) values ($1, $2, $3, true)', [person, `${person}@example.org`, `Certifier ${mark} ${low}`]);
  await database.query(`insert into organisations (id, ref, name, kind, identifier_scheme, identifier, demonstration) values ($1, $2, $3, 'charity', 'DEMO', $4, true)`, [organisation, newReference('ORG'), name, `DEMO-${mark}-${low}`]);
  await database.query(`insert into memberships (id, organisation_id, person_id, role) values ($1, $2, $3, 'certifier')`, [newId(), organisation, person]);
  await database.query(
    `insert into applications (id, ref, round_id, organisation_id, question_set_id, status, title, category_key, lead_region, amount_applied_for_pence, panel_opened_at, created_by, created_at, submitted_at)
     select $1, $2, id, $3, question_set_id, 'in_assessment', $4, 'category_1', 'E12000003', $5, now(), $6, '2025-02-01', '2025-02-01' from funding_rounds where id = $7`,
    [id, ref, organisation, `Decided together ${mark} ${low}`, pounds * 100, person, round],
  );
  await database.query(
    `insert into submissions (id, application_id, number, frozen, sha256, certified_by)
     select $1, $2, 1, frozen, sha256, $3 from submissions s join applications a on a.id = s.application_id join funding_rounds r on r.id = a.round_id where r.nation = 'england' and not a.rehearsal order by r.opens_at desc, a.submitted_at limit 1`,
    [newId(), id, person],
  );
  await database.query(
    `insert into moderations (application_id, criterion, score, reason, moderated_by)
     select $1, c ->> 'key', greatest(0, 5 - $2::int), 'Agreed', p.id from funding_rounds r cross join jsonb_array_elements(r.criteria) c, people p where r.id = $3 and p.email = $4`,
    [id, low, round, officer],
  );
  return { ref, organisation: name };
}
