import { notFound } from 'next/navigation';
import { staffSignedIn } from '@/lib/access/session';
import { markedUp } from '@/lib/award-import/marked-up';
import { importFileForStaff } from '@/lib/award-import/queries';
import { isLocale } from '@/lib/locale';
import { download } from '../../download';

type Context = { params: Promise<{ locale: string; ref: string }> };

/** The file handed back, with a column that says what is wrong in each row. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale: given, ref } = await params;
  const locale = isLocale(given) ? given : 'en';
  const actor = await staffSignedIn(locale, `/manage/imports/${ref}`);
  const file = await importFileForStaff(actor, ref);
  if (!file) notFound();
  return download(await markedUp(locale, file), `${ref}.csv`, 'text/csv; charset=utf-8');
}
