import { currentActor } from '@/lib/access/session';
import { environment } from '@/lib/env';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

export default async function CheckYourMailPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const { PROFILE, SMTP_URL, NOTIFY_API_KEY } = environment();
  return (
    <ServicePage locale={locale} path="/sign-in/check-your-mail" actor={await currentActor()} title={say('access.sent.title')}>
      <h1 className="govuk-heading-l">{say('access.sent.title')}</h1>
      <p className="govuk-body">{say('access.sent.body')}</p>
      <p className="govuk-body">{say('access.sent.hint')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/sign-in')}>
          {say('access.sent.again')}
        </a>
      </p>
      {PROFILE === 'demonstration' && !SMTP_URL && !NOTIFY_API_KEY && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, '/demonstration-mail')}>
            {say('access.sent.demonstration')}
          </a>
        </p>
      )}
    </ServicePage>
  );
}
