import pg from 'pg';
import { type Line, Lines } from '../lines';

export const dynamic = 'force-dynamic';

const shared = globalThis as typeof globalThis & { floorPool?: pg.Pool };

export default async function ListPage() {
  shared.floorPool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
  const { rows } = await shared.floorPool.query<Line>({
    name: 'list',
    text: `select a.ref, a.title, o.name as organisation, a.status, a.amount_applied_for_pence::float8 as "amountPence"
      from applications a join organisations o on o.id = a.organisation_id
      where a.submitted_at is not null and not a.rehearsal order by a.submitted_at, a.id limit 50`,
  });
  return <Lines heading="Floor, one query" lines={rows} />;
}
