import { applicationText } from '@/lib/application/answer-text';
import { words } from '@/lib/words';
import { keptFile } from '../kept-file';
import { nameOf } from '../standing';

export const GET = (_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> =>
  keptFile(params, (locale, application, lines) => {
    const standing = words(locale)(`state.application.${application.status}`);
    const head = { ref: application.ref, title: nameOf(locale, application), organisation: application.organisationName, round: application.round.title[locale], standing };
    return { text: applicationText(locale, head, lines), type: 'text/plain', ending: 'txt' };
  });
