import { readiness } from '@/lib/job/readiness';

export const dynamic = 'force-dynamic';

/** Whether this node may be sent people: database, migrations, durability, clock. */
export async function GET(): Promise<Response> {
  const problems = await readiness();
  return Response.json({ ok: problems.length === 0, problems }, { status: problems.length === 0 ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
