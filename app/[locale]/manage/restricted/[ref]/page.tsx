import { staffSignedIn } from '@/lib/access/session';
import { isRestricted } from '@/lib/conflict/queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

/** All that a conflicted person meets of an application, whatever it is and wherever it stands. */
export default async function RestrictedPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/restricted/${route.ref}`;
  const actor = await staffSignedIn(locale, '/manage/restricted');
  if (!(await isRestricted(actor, route.ref))) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('conflict.restricted.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <span className="govuk-caption-l">{route.ref}</span>
      <h1 className="govuk-heading-l">{say('conflict.restricted.title')}</h1>
      <p className="govuk-body">{say('conflict.restricted.body', { ref: route.ref })}</p>
      <p className="govuk-body">{say('conflict.restricted.lift')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/manage/conflicts')}>
          {say('conflict.restricted.more')}
        </a>
      </p>
    </ServicePage>
  );
}
