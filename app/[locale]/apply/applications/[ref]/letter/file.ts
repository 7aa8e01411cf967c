import { actingAt } from '@/lib/access/actor';
import { currentActor } from '@/lib/access/session';
import { lettersForMember, type SentLetter } from '@/lib/letter/queries';

/** One letter of an application as a file: the newest, or the one of a kind. Nothing, before it is sent and to anybody else. */
export async function letterFile(request: Request, params: Promise<{ ref: string }>, made: { ending: string; type: string; of: (letter: SentLetter) => Promise<BodyInit> | BodyInit }): Promise<Response> {
  const { ref } = await params;
  const actor = await currentActor();
  const letters = actor.kind === 'person' ? await lettersForMember(actingAt(actor, `/apply/applications/${ref}/letter`), ref) : [];
  const kind = new URL(request.url).searchParams.get('kind');
  const letter = kind ? letters.find((one) => one.kind === kind) : letters[0];
  if (!letter) return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
  return new Response(await made.of(letter), {
    headers: { 'content-type': made.type, 'content-disposition': `attachment; filename="${letter.ref}-${letter.kind}.${made.ending}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });
}
