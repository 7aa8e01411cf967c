import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { bounceForm } from '@/lib/notification/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { bounced } from '../actions';

const path = '/manage/mail/bounce';

export default async function BouncePage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'mail.record_bounce', null)) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/mail'), label: say('people.mail.title') }}>
      <Form {...formProps(locale, bounceForm, bounced)} title={say('post.bouncePage.title')} intro={<p className="govuk-body">{say('post.bouncePage.intro')}</p>} submit={say('post.bouncePage.submit')} />
    </ServicePage>
  );
}
