import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { ConditionTasks } from '@/components/grant/conditions';
import { BlockedButton } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';

import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type ConditionsOfApplication, conditionsForStaff } from '@/lib/condition/queries';
import { maySetNow } from '@/lib/condition/rules';
import { newConditionForm } from '@/lib/condition/schema';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { set } from './actions';

const doneKeys = ['set', 'met', 'sent_back', 'waiver', 'waived'] as const;

export default async function ConditionsPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const application = `/manage/applications/${route.ref}`;
  const path = `${application}/conditions`;
  const actor = await staffSignedIn(locale, path);
  const found = await conditionsForStaff(actor, route.ref);
  if (!found) missing(locale);
  const done = doneKeys.find((key) => key === query.done);
  const { conditions, today, award } = found;
  const back = award ? { href: localPath(locale, `/manage/awards/${award.ref}`), label: say('condition.backToAward') } : { href: localPath(locale, application), label: say('condition.backToApplication') };
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('condition.title')} back={back}>
      {done && <NotificationBanner title={say('award.done.title')} success>{say(`condition.done.${done}`)}</NotificationBanner>}
      <span className="govuk-caption-l">{`${found.application.ref}, ${found.application.title}`}</span>
      <h1 className="govuk-heading-l">{say('condition.title')}</h1>
      <p className="govuk-body">{say('condition.intro')}</p>
      {conditions.length > 0 ? <ConditionTasks locale={locale} conditions={conditions} today={today} path={path} /> : <p className="govuk-body">{say('condition.none')}</p>}
      {may(actor, 'condition.set', null) && <SetOne locale={locale} found={found} />}
    </ServicePage>
  );
}

function SetOne({ locale, found: { application, award } }: { locale: Locale; found: ConditionsOfApplication }) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('condition.set.title')}</h2>
      {maySetNow(application.status, award?.status ?? null) ? (
        <>
          {award && <InsetText>{say('condition.set.again')}</InsetText>}
          <Form {...formProps(locale, newConditionForm, set, { hidden: { application: application.ref } })} submit={say('condition.set.submit')} />
        </>
      ) : (
        <BlockedButton id="set" reason={say('condition.set.settled')}>{say('condition.set.submit')}</BlockedButton>
      )}
    </>
  );
}
