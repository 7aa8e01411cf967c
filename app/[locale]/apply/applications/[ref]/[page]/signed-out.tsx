import { notFound } from 'next/navigation';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import type { Raw } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { roundForPublic } from '@/lib/programme/queries';
import { pageOf, sectionOf } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { ServicePage } from '../../../../../service-page';
import { QuestionForm } from './question-form';

/**
 * What somebody typed after their session had ended, given back to them and to nobody else: the form again, with their words in
 * it. The questions are public, so nothing of the application is shown that was not just sent.
 */
export async function SignedOutPage({ locale, path, kept }: { locale: Locale; path: string; kept: Raw }) {
  const say = words(locale);
  const text = (name: string) => (typeof kept[name] === 'string' ? kept[name] : '');
  const found = await roundForPublic(text('round'));
  const page = found && pageOf(found.round.questionSet, text('page'));
  if (!found || !page) notFound();
  const hidden = { application: text('application'), page: text('page'), round: text('round'), form: text('form'), versions: text('versions') };
  return (
    <ServicePage locale={locale} path={path} actor={{ kind: 'visitor' }}>
      <NotificationBanner title={say('application.signedOut.title')}>
        <p className="govuk-body">{say('application.signedOut.body')}</p>
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, '/sign-in')} target="_blank" rel="noreferrer">
            {say('application.signedOut.link')}
          </a>
        </p>
      </NotificationBanner>
      <QuestionForm locale={locale} page={{ ...page, questions: page.questions.map(({ when: _, ...question }) => question) }} section={sectionOf(found.round.questionSet, page.key)?.title[locale]} answers={kept} hidden={hidden} />
    </ServicePage>
  );
}
