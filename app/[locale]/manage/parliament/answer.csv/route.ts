import { notFound } from 'next/navigation';
import { staffSignedIn } from '@/lib/access/session';
import { isLocale } from '@/lib/locale';
import { exportAnswer } from '@/lib/parliament/commands';
import { Refusal } from '@/lib/refusal';
import { askedIn } from '../asked';

/** The answer as a file. Taking it out of the service is recorded. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const given = (await params).locale;
  const locale = isLocale(given) ? given : 'en';
  const actor = await staffSignedIn(locale, '/manage/parliament');
  const query = new URL(request.url).searchParams;
  const asAt = query.get('asAt') ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asAt) || Number.isNaN(Date.parse(asAt))) notFound();
  const csv = await exportAnswer(actor, askedIn((name) => query.get(name), asAt), locale).catch((error: unknown) => {
    if (error instanceof Refusal) notFound();
    throw error;
  });
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="bids-and-successes-${asAt}.csv"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
  return new Response(csv, { headers });
}
