import { currentActor } from '@/lib/access/session';
import { numberFrom } from '@/lib/application/frozen';
import { receiptForMember } from '@/lib/application/queries';

/** The frozen copy itself, byte for byte: its SHA-256 is the receipt's. */
export async function GET(request: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> {
  const { ref } = await params;
  const actor = await currentActor();
  const receipt = actor.kind === 'person' ? await receiptForMember(actor, ref, numberFrom(new URL(request.url).searchParams.get('version'))) : undefined;
  if (!receipt) return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
  return new Response(receipt.text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${receipt.ref}-${receipt.number}.json"`,
      'cache-control': 'private, no-store',
    },
  });
}
