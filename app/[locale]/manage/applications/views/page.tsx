import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Tag } from '@/components/govuk/tag';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { viewForm, viewRemovalForm } from '@/lib/assessment/assessing-forms';
import { type View, viewsFor } from '@/lib/assessment/queries/views';
import { filterFrom, queryOf } from '@/lib/assessment/queue-filter';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { keepView, takeView } from './actions';

const path = '/manage/applications/views';

export default async function ViewsPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'view.save', null)) missing(locale);
  const own = (await viewsFor(actor)).filter((view) => view.own);
  const kept = queryOf(filterFrom(query));
  const done = query.done === 'done' || query.done === 'removed' ? query.done : undefined;
  const back = { href: `${localPath(locale, '/manage/applications')}${kept && `?${kept}`}`, label: say('assessment.file.back') };
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={kept ? undefined : say('assessing.view.yours')} back={back}>
      {done && <NotificationBanner title={say('assessment.step.done')} success>{say(`assessing.view.${done}`)}</NotificationBanner>}
      {kept && (
        <Form {...formProps(locale, viewForm, keepView, { hidden: { query: kept }, values: { shared: 'no' } })} title={say('assessing.view.title')} intro={<p className="govuk-body">{say('assessing.view.shows')}</p>} submit={say('assessing.view.submit')} />
      )}
      {kept ? <h2 className="govuk-heading-m">{say('assessing.view.yours')}</h2> : <h1 className="govuk-heading-l">{say('assessing.view.yours')}</h1>}
      {own.length === 0 && <p className="govuk-body">{say('assessing.view.none')}</p>}
      {own.map((view) => <Own key={view.name} locale={locale} view={view} />)}
    </ServicePage>
  );
}

function Own({ locale, view }: { locale: Locale; view: View }) {
  const say = words(locale);
  return (
    <section className="govuk-!-margin-bottom-6">
      <p className="govuk-body">
        <a className="govuk-link" href={`${localPath(locale, '/manage/applications')}?${view.query}`}>
          {view.name}
        </a>{' '}
        {view.shared && <Tag>{say('assessing.view.sharedTag')}</Tag>}
      </p>
      {view.shared && <p className="govuk-hint">{say('assessing.view.sharedRemoval')}</p>}
      <Form {...formProps(locale, viewRemovalForm, takeView, { hidden: { name: view.name } })} submit={say('assessing.view.remove', { name: view.name })} warning />
    </section>
  );
}
