import { signedIn } from '@/lib/access/session';
import { sessionBegan } from '@/lib/access/session-began';
import { pdfOf } from '@/lib/document/pdf';
import { environment } from '@/lib/env';
import { takeOwnData } from '@/lib/information-request/commands/own';
import { ownDocument } from '@/lib/information-request/own-data';
import { isLocale, localPath } from '@/lib/locale';
import { isOwnOrigin } from '@/lib/origin';
import { Refusal } from '@/lib/refusal';

const path = '/account/data';

/** What is held of the person who asks, as a file. It is posted to, because it is recorded. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return new Response('Sent from another website', { status: 403 });
  const { locale: given } = await params;
  const locale = isLocale(given) ? given : 'en';
  const actor = await signedIn(locale, path);
  const format = (await request.formData().catch(() => undefined))?.get('format') === 'json' ? 'json' : 'pdf';
  const taken = await takeOwnData(actor, await sessionBegan(), format).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  if (!taken) return new Response(null, { status: 303, headers: { location: `${localPath(locale, path)}?again=yes` } });
  const body = format === 'json' ? JSON.stringify(taken.data, null, 2) : await pdfOf(ownDocument(locale, taken.data, { author: environment().OWNER_NAME, now: taken.now }));
  return new Response(body, {
    headers: { 'content-type': format === 'json' ? 'application/json; charset=utf-8' : 'application/pdf', 'content-disposition': `attachment; filename="my-data.${format}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });
}
