import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { readFrozen } from '../application/frozen';
import type { Raw } from '../field';
import { parseMoney, type Pence } from '../money';
import { regionOf } from '../publication/places';
import { type AgreedCondition, type AgreementFacts, agreementText } from './agreement';

type Row = Omit<AgreementFacts, 'sites' | 'budget' | 'submissionSha256' | 'earlierVersions'> & {
  id: string; sites: { place: string; region: string }[]; frozen: string; versions: { number: number; sha256: string }[]; conditions: AgreedCondition[];
};
export type AgreementWords = { text: string; sha256: string };

/** The text of agreements as their awards, frozen submissions and conditions stand now, by award; a few statements, however many there are. */
export async function agreementTexts(tx: Tx, awardIds: readonly string[]): Promise<Map<string, AgreementWords>> {
  const found = await rows<Row>(tx, sql`
    select w.id, w.ref, p.title_en as programme, o.name as organisation, w.title, w.amount_awarded_pence as "amountPence", w.award_date as "awardDate", w.planned_start_date as "plannedStartDate",
      w.planned_end_date as "plannedEndDate", a.ref as "applicationRef", e.financial_year as "financialYear", e.nature,
      coalesce((select json_agg(json_build_object('place', s.place_name, 'region', s.region) order by s.position) from award_sites s where s.award_id = w.id), '[]') as sites,
      (select u.frozen from submissions u where u.application_id = a.id order by u.number desc limit 1) as frozen,
      (select json_agg(json_build_object('number', u.number, 'sha256', u.sha256) order by u.number desc) from submissions u where u.application_id = a.id) as versions,
      coalesce((select json_agg(json_build_object('requirement', c.requirement, 'neededBy', c.needed_by, 'dueOn', c.due_on) order by c.set_at, c.id) from award_conditions c where c.application_id = a.id), '[]') as conditions
    from awards w join applications a on a.id = w.application_id join grant_programmes p on p.id = w.programme_id join organisations o on o.id = w.organisation_id join envelopes e on e.id = w.envelope_id
    where w.id = any (${sql.param([...awardIds])}::uuid[])`);
  return new Map(found.map((row) => [row.id, hashed(agreementText(factsOf(row)))]));
}

function factsOf({ sites, frozen, versions, ...row }: Row): AgreementFacts {
  const [latest, ...earlierVersions] = versions;
  if (!latest) throw new Error('a submitted application has a submission');
  return {
    ...row, earlierVersions, submissionSha256: latest.sha256, budget: budgetOf(readFrozen(frozen).answers),
    sites: sites.map(({ place, region }) => `${place} (${regionOf(region)?.name.en ?? region})`),
  };
}

const hashed = (text: string): AgreementWords => ({ text, sha256: createHash('sha256').update(text).digest('hex') });

/** Resource and capital of the table that rounds ask for under this name; nothing where a round asks otherwise. */
function budgetOf({ budget }: Raw): AgreementFacts['budget'] {
  if (!Array.isArray(budget)) return [];
  const lines = budget.filter((line): line is Raw => typeof line === 'object' && !(line instanceof File));
  const sum = (nature: string): Pence => lines.filter((line) => line.nature === nature).reduce((pence, line) => pence + (parseMoney(String(line.amount ?? '')) ?? 0), 0);
  return (['resource', 'capital'] as const).map((nature) => ({ nature, pence: sum(nature) })).filter(({ pence }) => pence > 0);
}
