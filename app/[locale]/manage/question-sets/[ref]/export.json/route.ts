import { notFound } from 'next/navigation';
import { environment } from '@/lib/env';
import { staffSignedIn } from '@/lib/access/session';
import { isLocale } from '@/lib/locale';
import { roundForStaff } from '@/lib/programme/round-queries';

/** The draft where there is one, else what is published, as a file that its schema documents and that can be imported again. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> {
  const { locale, ref } = await params;
  const actor = await staffSignedIn(isLocale(locale) ? locale : 'en', `/manage/question-sets/${ref}`);
  const round = await roundForStaff(actor, ref);
  if (!round) notFound();
  const set = { $schema: `${environment().ORIGIN}/question-set.schema.json`, ...(round.draft?.definition ?? round.questionSet.definition) };
  return new Response(`${JSON.stringify(set, null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="questions-${ref}.json"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });
}
