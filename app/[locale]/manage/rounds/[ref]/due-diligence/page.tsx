import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { staffSignedIn } from '@/lib/access/session';
import { mandatoryForStaff } from '@/lib/diligence/queries';
import { mandatoryForm } from '@/lib/diligence/schema';
import { rawOf } from '@/lib/field-raw';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { setChecks } from './actions';

export default async function MandatoryChecksPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/rounds/${route.ref}/due-diligence`;
  const actor = await staffSignedIn(locale, path);
  const { ref, title, mandatory, version } = await orMissing(locale, mandatoryForStaff(actor, route.ref));
  const values = rawOf(mandatoryForm.fields, { checks: mandatory });
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, `/manage/rounds/${ref}`), label: title[locale] || title.en }}>
      {query.done && <NotificationBanner title={say('assessment.step.done')} success>{say('diligence.mandatory.done')}</NotificationBanner>}
      <Form
        {...formProps(locale, mandatoryForm, setChecks, { values, hidden: { ref, version: String(version) } })}
        key={version}
        at={localPath(locale, path)}
        title={say('diligence.mandatory.title')}
        caption={`${ref}, ${title[locale] || title.en}`}
        intro={<p className="govuk-body">{say('diligence.mandatory.intro')}</p>}
        submit={say('diligence.mandatory.submit')}
      />
    </ServicePage>
  );
}
