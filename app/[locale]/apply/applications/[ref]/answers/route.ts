import { signedIn } from '@/lib/access/session';
import { plainAnswers } from '@/lib/application/plain-text';
import { applicationForMember } from '@/lib/application/queries';
import { formatDeadline } from '@/lib/deadline/wall-time';
import { isLocale } from '@/lib/locale';
import { words } from '@/lib/words';

const noStore = { 'cache-control': 'private, no-store' };

/** Every answer as a text file: a draft that was not sent comes back to its people so. Whoever follows the link from a mail signs in first. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> {
  const { locale, ref } = await params;
  if (!isLocale(locale)) return new Response('Not found', { status: 404, headers: noStore });
  const actor = await signedIn(locale, `/apply/applications/${ref}/answers`);
  const application = await applicationForMember(actor, ref);
  if (!application) return new Response('Not found', { status: 404, headers: noStore });
  const say = words(locale);
  const head = [
    say('deadline.file.title', { ref: application.ref }),
    say('deadline.file.round', { round: application.round.title[locale] }),
    say('deadline.file.organisation', { organisation: application.organisationName }),
    say('deadline.file.status', { status: say(`state.application.${application.status}`) }),
    say('deadline.file.made', { when: formatDeadline(application.now, locale) }),
  ];
  return new Response(`${head.join('\n')}\n\n\n${plainAnswers(locale, application.set, application.answers)}\n`, {
    headers: { ...noStore, 'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="${application.ref}.txt"`, 'x-content-type-options': 'nosniff' },
  });
}
