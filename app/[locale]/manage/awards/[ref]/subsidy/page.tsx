import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { subsidyForStaff } from '@/lib/diligence/queries';
import { entryForm } from '@/lib/diligence/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { enter } from './actions';
import { subsidyRows } from './state';

export default async function SubsidyPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/awards/${route.ref}/subsidy`;
  const actor = await staffSignedIn(locale, path);
  const state = await orMissing(locale, subsidyForStaff(actor, route.ref));
  const title = say('diligence.entry.title');
  const enters = state.dueOn !== null && may(actor, 'diligence.check', null);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={enters ? undefined : title} back={{ href: localPath(locale, `/manage/awards/${route.ref}`), label: say('bank.back') }}>
      {query.done && <NotificationBanner title={say('assessment.step.done')} success>{say('diligence.entry.done')}</NotificationBanner>}
      <span className="govuk-caption-l">{`${route.ref}, ${state.title}`}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <SummaryList rows={subsidyRows(locale, state)} />
      {enters && (
        <Form
          {...formProps(locale, entryForm, enter, { hidden: { ref: route.ref } })}
          key={state.entry?.reference}
          at={localPath(locale, path)}
          title={title}
          heading="none"
          intro={state.entry && <p className="govuk-body">{say('diligence.entry.again')}</p>}
          submit={say('diligence.entry.submit')}
        />
      )}
    </ServicePage>
  );
}
