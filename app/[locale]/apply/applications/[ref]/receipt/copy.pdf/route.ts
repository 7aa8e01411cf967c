import { currentActor } from '@/lib/access/session';
import { receiptDocument } from '@/lib/application/printed';
import { receiptForMember } from '@/lib/application/queries';
import { pdfOf } from '@/lib/document/pdf';
import { environment } from '@/lib/env';
import { isLocale } from '@/lib/locale';

/** The receipt with the frozen copy, as a tagged PDF that bears the hash on every page. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> {
  const { locale, ref } = await params;
  const actor = await currentActor();
  const receipt = actor.kind === 'person' ? await receiptForMember(actor, ref) : undefined;
  if (!receipt) return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
  const pdf = await pdfOf(receiptDocument(isLocale(locale) ? locale : 'en', receipt, environment().OWNER_NAME));
  return new Response(new Uint8Array(pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${receipt.ref}-${receipt.number}.pdf"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });
}
