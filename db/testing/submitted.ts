import { createHash } from 'node:crypto';
import type { Person } from '../../lib/access/actor';
import { canonicalJson } from '../../lib/application/frozen';
import { newId } from '../../lib/id';
import type { Pence } from '../../lib/money';
import type { Criterion } from '../../lib/programme/question-set';
import { newReference } from '../../lib/reference';
import type { Owner } from './database';
import { member } from './people';

export const testCriteria: Criterion[] = [
  { key: 'need', label: { en: 'Need', cy: 'Angen' }, guidance: { en: 'Is the need shown?', cy: 'A ddangosir yr angen?' }, weight: 2 },
  { key: 'value', label: { en: 'Value', cy: 'Gwerth' }, guidance: { en: 'Is it good value?', cy: 'A yw’n werth da?' }, weight: 1 },
];

/** Where a test's money and applications are: a programme with one funded envelope and one round of one category. */
export type TestRound = { programmeId: string; envelopeId: string; roundId: string };

/** A round with so much money in its envelope, posted past the commands by the owner. */
export async function testRound(owner: Owner, actor: Person, pence: Pence, more: { secondApprovalAbovePence?: Pence } = {}): Promise<TestRound> {
  const [programmeId, envelopeId, roundId, setId, eventId] = [newId(), newId(), newId(), newId(), newId()];
  await owner.query(`insert into grant_programmes (id, code, title_en, title_cy, second_approval_above_pence) values ($1::uuid, $1::text, 'Programme', 'Rhaglen', $2)`, [programmeId, more.secondApprovalAbovePence ?? 100_000_00]);
  await owner.query(
    `insert into envelopes (id, programme_id, key, financial_year, nation, pot, nature, label_en, label_cy) values ($1::uuid, $2, $1::text, '2025-26', 'england', 'pot', 'resource', 'Envelope', 'Amlen')`,
    [envelopeId, programmeId],
  );
  await owner.query(`insert into question_sets (id, key, version, definition) values ($1::uuid, $1::text, 1, '{"sections":[]}')`, [setId]);
  await owner.query(
    `insert into funding_rounds (id, ref, programme_id, nation, title_en, title_cy, opens_at, closes_at, minimum_pence, maximum_pence, question_set_id, criteria)
     values ($1, $2, $3, 'england', 'Round', 'Rownd', '2025-08-13', '2025-09-30', 1, 50000000, $4, $5)`,
    [roundId, newReference('RND'), programmeId, setId, JSON.stringify(testCriteria)],
  );
  await owner.query(`insert into round_categories (id, round_id, key, label_en, label_cy, envelope_id, position) values ($1, $2, 'category_1', 'Category 1', 'Categori 1', $3, 0)`, [newId(), roundId, envelopeId]);
  await owner.query(`insert into events (id, name, actor_kind, actor_id, subject_kind, subject_id, data) values ($1, 'programme.funded', 'person', $2, 'programme', $3, '{}')`, [eventId, actor.id, programmeId]);
  const account = async (kind: string, envelope: string | null) => {
    const id = newId();
    await owner.query(`insert into accounts (id, book, kind, programme_id, envelope_id) values ($1, 'fund', $2, $3, $4)`, [id, kind, programmeId, envelope]);
    return id;
  };
  const [source, programme, place] = [await account('source', null), await account('programme', null), await account('envelope', envelopeId)];
  for (const [kind, from, to] of [['authorise', source, programme], ['allocate', programme, place]]) {
    // One statement is one declared transaction here.
    await owner.query(`with declared as materialized (select set_config('app.transaction', 'declared', true))
      insert into transfers (id, kind, from_account_id, to_account_id, amount_pence, effective_on, event_id, caller_key) select $7::uuid, $1, $2::uuid, $3::uuid, $4::bigint, '2025-09-15', $5::uuid, $6 from declared`,
      [kind, from, to, pence, eventId, newId(), newId()]);
  }
  return { programmeId, envelopeId, roundId };
}

type Submitted = { id: string; ref: string; applicant: Person };

/** A submitted application with its frozen copy, past the commands. `status` and the panel as a test needs them. */
export async function submittedApplication(
  owner: Owner,
  round: TestRound,
  more: { status?: string; panelOpen?: boolean; amountPence?: Pence; applicant?: Person; title?: string } = {},
): Promise<Submitted> {
  const applicant = more.applicant ?? (await member(owner, ['editor', 'certifier', 'owner']));
  const [id, ref, title] = [newId(), newReference('DIIF'), more.title ?? 'Digital confidence'];
  const organisationId = applicant.memberships[0]?.organisationId;
  const amountPence = more.amountPence ?? 50_000_00;
  const sites = [{ place: 'Leeds', region: 'E12000003' }, { place: 'Nowhere in particular', region: 'E12000003' }];
  const facts = { title, summary: 'Sessions for older people', category: 'category_1', leadRegion: 'E12000003', amountAppliedForPence: amountPence, plannedStartDate: '2025-11-01', plannedEndDate: '2026-03-31', sites };
  const frozen = canonicalJson({ format: 1, application: ref, answers: { title, sites }, facts });
  await owner.query(
    `insert into applications (id, ref, round_id, organisation_id, question_set_id, status, title, category_key, lead_region, amount_applied_for_pence, panel_opened_at, created_by, submitted_at)
     select $1, $2, $3, $4, question_set_id, $5, $6, 'category_1', 'E12000003', $7, case when $8 then app_now() end, $9, app_now() from funding_rounds where id = $3`,
    [id, ref, round.roundId, organisationId, more.status ?? 'submitted', title, amountPence, more.panelOpen ?? false, applicant.id],
  );
  await owner.query(`insert into submissions (id, application_id, number, frozen, sha256, certified_by) values ($1, $2, 1, $3, $4, $5)`, [newId(), id, frozen, createHash('sha256').update(frozen).digest('hex'), applicant.id]);
  return { id, ref, applicant };
}

/** An application that a panel has recommended, past the commands. */
export async function recommendedApplication(owner: Owner, round: TestRound, recommendedBy: Person, amountPence: Pence): Promise<Submitted> {
  const one = await submittedApplication(owner, round, { status: 'recommended', panelOpen: true, amountPence });
  await owner.query(
    `insert into recommendations (id, application_id, outcome, amount_recommended_pence, reason, recommended_by) values ($1, $2, 'recommended', $3, 'Strong', $4)`,
    [newId(), one.id, amountPence, recommendedBy.id],
  );
  return one;
}
