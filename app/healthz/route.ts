export const dynamic = 'force-dynamic';

/** The process answers. It says nothing of the database: /readyz does. */
export const GET = () => Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } });
