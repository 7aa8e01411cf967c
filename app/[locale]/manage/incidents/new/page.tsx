import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { incidentForm } from '@/lib/deadline/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { record } from '../../deadlines/actions';

const path = '/manage/incidents/new';

export default async function NewIncidentPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'deadline.propose', null)) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/incidents'), label: say('deadline.incidents.title') }}>
      <Form {...formProps(locale, incidentForm, record)} title={say('deadline.incident.title')} intro={<p className="govuk-body">{say('deadline.incident.intro')}</p>} submit={say('deadline.incident.submit')} />
    </ServicePage>
  );
}
