import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { SummaryList } from '@/components/govuk/summary-list';
import { ApplicationTag } from '@/components/grant/application-tag';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { applicationDeadlineForStaff, type ExtendableApplication } from '@/lib/deadline/queries';
import { isUnsent } from '@/lib/deadline/rules';
import { extensionForm } from '@/lib/deadline/schema';
import { formatDeadline } from '@/lib/deadline/wall-time';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { extend } from '../../../deadlines/actions';
import { ChangeTable } from '../../../deadlines/parts';

export default async function ExtensionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/applications/${route.ref}/extension`;
  const actor = await staffSignedIn(locale, path);
  const application = await applicationDeadlineForStaff(actor, route.ref);
  if (!application) missing(locale);
  const { ref, status, changes } = application;
  const title = say('deadline.extension.title', { ref });
  const blocked = !isUnsent(status) ? 'refusal.extension_not_needed' : may(actor, 'deadline.propose', null) ? undefined : 'refusal.not_allowed';
  const facts = <Facts locale={locale} application={application} />;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={blocked ? title : undefined} back={{ href: localPath(locale, '/manage/deadlines'), label: say('deadline.list.title') }}>
      {blocked ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          {facts}
          <BlockedButton id="extension" reason={say(blocked)}>
            {say('deadline.extension.submit')}
          </BlockedButton>
        </>
      ) : (
        <Form {...formProps(locale, extensionForm, extend, { hidden: { application: ref } })} title={title} intro={facts} submit={say('deadline.extension.submit')} />
      )}
      {changes.length > 0 && <ChangeTable locale={locale} caption={say('deadline.extension.earlier')} changes={changes} />}
    </ServicePage>
  );
}

function Facts({ locale, application }: { locale: Locale; application: ExtendableApplication }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body">{say('deadline.extension.intro')}</p>
      <SummaryList
        rows={[
          { key: say('deadline.extension.organisation'), value: application.organisation },
          { key: say('deadline.extension.round'), value: application.roundTitle[locale] },
          { key: say('deadline.extension.stateNow'), value: <ApplicationTag locale={locale} status={application.status} /> },
          { key: say('deadline.extension.deadline'), value: formatDeadline(application.deadline.until, locale) },
        ]}
      />
    </>
  );
}
