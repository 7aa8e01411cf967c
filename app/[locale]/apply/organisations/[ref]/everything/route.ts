import { currentActor } from '@/lib/access/session';
import { everythingForMember } from '@/lib/organisation/export-queries';

/** Everything the service holds of the organisation that is its own to see, as one file. */
export async function GET(_request: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> {
  const { ref } = await params;
  const actor = await currentActor();
  const everything = actor.kind === 'person' ? await everythingForMember(actor, ref) : undefined;
  if (!everything) return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${ref}.json"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, { headers });
}
