import { currentActor } from '@/lib/access/session';
import { type PrintedLine, printedAnswers } from '@/lib/application/answer-text';
import { applicationForMember, type OwnApplication } from '@/lib/application/queries';
import { isLocale, type Locale } from '@/lib/locale';

type Written = { text: string; type: string; ending: string };

/** An application's answers as a file to keep, for one of its own people; to anybody else it does not exist. */
export async function keptFile(params: Promise<{ locale: string; ref: string }>, write: (locale: Locale, application: OwnApplication, lines: PrintedLine[]) => Written): Promise<Response> {
  const { locale: asked, ref } = await params;
  const locale = isLocale(asked) ? asked : 'en';
  const actor = await currentActor();
  const application = actor.kind === 'person' ? await applicationForMember(actor, ref) : undefined;
  if (!application) return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
  const { text, type, ending } = write(locale, application, printedAnswers(locale, application.set, application.answers));
  const headers = { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="${application.ref}.${ending}"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
  return new Response(text, { headers });
}
