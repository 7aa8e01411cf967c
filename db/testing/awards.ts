import { newId } from '../../lib/id';
import { newReference } from '../../lib/reference';
import type { Owner } from './database';

type Given = { region?: string; status?: string; returnsOutcomes?: boolean; start?: string; published?: string };

/** A live award as a row, past its journey: with its own programme and envelope, and published by that person if one is given. */
export async function liveAward(owner: Owner, organisationId: string, given: Given = {}): Promise<{ id: string; ref: string }> {
  const [id, ref, programme, envelope] = [newId(), newReference('AWD'), newId(), newId()];
  await owner.query(`insert into grant_programmes (id, code, title_en, title_cy) values ($1::uuid, $1::text, 'Programme', 'Rhaglen')`, [programme]);
  await owner.query(
    `insert into envelopes (id, programme_id, key, financial_year, nation, pot, nature, label_en, label_cy) values ($1::uuid, $2, $1::text, '2025-26', 'england', 'pot', 'resource', 'Envelope', 'Amlen')`,
    [envelope, programme],
  );
  await owner.query(
    `insert into awards (id, ref, programme_id, origin, organisation_id, envelope_id, nation, lead_region, title, description, amount_awarded_pence, award_date,
       planned_start_date, planned_end_date, status, returns_outcomes)
     values ($1, $2, $3, 'application', $4, $5, 'england', $6, 'Sessions on the NHS App', 'Sessions', 50000_00, $7, $7, '2026-12-31', $8, $9)`,
    [id, ref, programme, organisationId, envelope, given.region ?? 'E12000007', given.start ?? '2025-07-01', given.status ?? 'live', given.returnsOutcomes ?? true],
  );
  if (given.published) {
    await owner.query(`insert into publications (award_id, summary_en, published_by, published_at) values ($1, 'Sessions', $2, app_now())`, [id, given.published]);
  }
  return { id, ref };
}
