import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { Refusal } from '@/lib/refusal';
import { type Concern, openConcern } from '@/lib/safeguarding/commands';
import { concernStepForm } from '@/lib/safeguarding/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { addStep } from './actions';

/** Opening it is recorded, so this page, unlike others, writes as it reads. */
export default async function ConcernPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/safeguarding/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'safeguarding.read', null)) missing(locale);
  const concern = await openConcern(actor, route.ref).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  if (!concern) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('safeguarding.one.title')} back={{ href: localPath(locale, '/manage/safeguarding'), label: say('safeguarding.one.back') }}>
      {query.done && <NotificationBanner title={say('assessment.step.done')} success>{say('safeguarding.step.recorded')}</NotificationBanner>}
      <span className="govuk-caption-l">{concern.ref}</span>
      <h1 className="govuk-heading-l">{say('safeguarding.one.title')}</h1>
      <InsetText>{say('safeguarding.one.recorded')}</InsetText>
      <Facts locale={locale} concern={concern} />
      <h2 className="govuk-heading-m">{say('safeguarding.step.title')}</h2>
      <Form {...formProps(locale, concernStepForm, addStep, { hidden: { ref: concern.ref } })} key={concern.steps.length} at={localPath(locale, path)} submit={say('safeguarding.step.submit')} />
    </ServicePage>
  );
}

function Facts({ locale, concern }: { locale: Locale; concern: Concern }) {
  const say = words(locale);
  const steps = concern.steps.map(({ done, closes, by, at }) => ({
    key: say('safeguarding.one.by', { name: by, when: formatInstant(new Date(at), locale) }),
    value: closes ? `${done} (${say('safeguarding.one.closes')})` : done,
  }));
  return (
    <>
      <SummaryList
        rows={[
          { key: say('safeguarding.list.received'), value: formatInstant(concern.receivedAt, locale) },
          { key: say('safeguarding.list.state'), value: say(`safeguarding.states.${concern.status}`) },
          { key: say('safeguarding.list.danger'), value: say(concern.danger ? 'safeguarding.list.yes' : 'safeguarding.list.no') },
          { key: say('safeguarding.one.about'), value: concern.about },
          { key: say('safeguarding.one.happened'), value: <p className="govuk-body app-wrap">{concern.happened}</p> },
          { key: say('safeguarding.one.reporter'), value: concern.reporter ?? say('safeguarding.one.anonymous') },
          { key: say('safeguarding.one.contact'), value: concern.contact ?? say('safeguarding.one.anonymous') },
        ]}
      />
      {steps.length > 0 && <h2 className="govuk-heading-m">{say('safeguarding.one.steps')}</h2>}
      {steps.length > 0 && <SummaryList rows={steps} />}
    </>
  );
}
