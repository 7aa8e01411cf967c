import { notFound } from 'next/navigation';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { transferCsv } from '@/lib/ledger/csv';
import { isLocale } from '@/lib/locale';
import { placeInWords } from '../transfer-words';

type Context = { params: Promise<{ locale: string }> };

/** Every transfer, read page by page as it is sent: however many there are, the memory stays flat. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const given = (await params).locale;
  const locale = isLocale(given) ? given : 'en';
  const actor = await staffSignedIn(locale, '/manage/ledger/transfers');
  if (!may(actor, 'ledger.read', null)) notFound();
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="transfers.csv"', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
  return new Response(transferCsv(actor, locale, placeInWords), { headers });
}
