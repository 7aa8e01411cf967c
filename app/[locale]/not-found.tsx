import { ByLanguage } from '@/components/layout/by-language';
import type { Actor } from '@/lib/access/actor';
import { currentActor } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { ServicePage } from '../service-page';

/** What is not there, and what is not theirs, for whoever is signed in: the two look alike. */
export default async function NotFound() {
  // Even without the database there is a page to show.
  const actor = await currentActor().catch((): Actor => ({ kind: 'visitor' }));
  return <ByLanguage en={<Page locale="en" actor={actor} />} cy={<Page locale="cy" actor={actor} />} />;
}

function Page({ locale, actor }: { locale: Locale; actor: Actor }) {
  const say = words(locale);
  return (
    <ServicePage locale={locale} path="/not-found" actor={actor} title={say('common.notFound.title')}>
      <h1 className="govuk-heading-l">{say('common.notFound.title')}</h1>
      <p className="govuk-body">{say('common.notFound.body')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/contact')}>
          {say('common.footer.contact')}
        </a>
      </p>
    </ServicePage>
  );
}
