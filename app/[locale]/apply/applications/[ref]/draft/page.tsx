import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { signedIn } from '@/lib/access/session';
import { applicationForMember } from '@/lib/application/queries';
import { draftForm } from '@/lib/application/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { sendOwnBackToDraft } from '../../actions';
import { nameOf } from '../standing';

export default async function BackToDraftPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/draft`;
  const actor = await signedIn(locale, path);
  const application = await applicationForMember(actor, route.ref);
  if (!application) missing(locale);
  const title = say('application.backToDraft.title');
  const waiting = application.status === 'awaiting_sign_off';
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={waiting ? undefined : title} back={{ href: localPath(locale, `/apply/applications/${application.ref}`), label: nameOf(locale, application) }}>
      {waiting ? (
        <Form
          {...formProps(locale, draftForm, sendOwnBackToDraft, { hidden: { application: application.ref } })}
          title={title}
          intro={<p className="govuk-body">{say('application.backToDraft.body')}</p>}
          submit={say('application.backToDraft.submit')}
        />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('application.backToDraft.blocked')}</p>
        </>
      )}
    </ServicePage>
  );
}
