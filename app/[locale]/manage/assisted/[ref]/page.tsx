import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { SummaryList } from '@/components/govuk/summary-list';
import { Tag } from '@/components/govuk/tag';
import { TaskList } from '@/components/govuk/task-list';
import { ApplicationTag } from '@/components/grant/application-tag';
import { AssistedNotice } from '@/components/grant/assisted';
import { staffSignedIn } from '@/lib/access/session';
import { assistedApplication } from '@/lib/assisted/queries';
import { assistedReopenForm } from '@/lib/assisted/schema';
import type { AssistedRow } from '@/lib/assisted/steps';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { checkPages, pagesToFinish } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { reopenForSomebody } from '../actions';

type Found = NonNullable<Awaited<ReturnType<typeof assistedApplication>>>;

export default async function AssistedApplicationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/assisted/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const found = await orMissing(locale, assistedApplication(actor, route.ref));
  const { application, assisted } = found;
  const title = say('assisted.for', { organisation: assisted.organisationName });
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, '/manage/assisted'), label: say('assisted.title') }}>
      <span className="govuk-caption-l">{application.round.title[locale]}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        <ApplicationTag locale={locale} status={application.status} /> {application.ref}. {say('application.home.closes', { when: formatInstant(application.deadline.until, locale) })}.
      </p>
      <AssistedNotice locale={locale} assisted={application.assisted} />
      <Signing locale={locale} assisted={assisted} />
      {application.status === 'draft' && <Draft locale={locale} path={path} found={found} />}
      {application.status === 'awaiting_sign_off' && <Waiting locale={locale} path={path} found={found} />}
      {application.status === 'clarification_asked' && <ButtonLink href={localPath(locale, `${path}/clarification`)}>{say('answers.enter.link')}</ButtonLink>}
      {application.submittedAt && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `/manage/applications/${application.ref}`)}>
            {say('assisted.sent')}
          </a>
        </p>
      )}
    </ServicePage>
  );
}

function Signing({ locale, assisted }: { locale: Locale; assisted: AssistedRow }) {
  const say = words(locale);
  const { certifierName: name, certifierEmail, paperSignedOn, paperKept, paperRecordedByName } = assisted;
  const paper = paperSignedOn ? [{ key: say('assisted.paperRecorded'), value: say('assisted.paperFacts', { when: formatDate(paperSignedOn, locale), kept: paperKept ?? '', officer: paperRecordedByName ?? '' }) }] : [];
  return <SummaryList rows={[{ key: say('assisted.signs'), value: certifierEmail ? say('assisted.byLink', { name, email: certifierEmail }) : say('assisted.onPaper', { name }) }, ...paper]} />;
}

function Draft({ locale, path, found: { application } }: { locale: Locale; path: string; found: Found }) {
  const say = words(locale);
  const checks = checkPages(application.set, application.answers);
  const left = pagesToFinish(checks);
  return (
    <>
      <p className="govuk-body">
        <strong>{say('application.tasks.progress', { done: checks.length - left, all: checks.length })}</strong>
      </p>
      <TaskList
        id="pages"
        tasks={checks.map(({ page, state }) => ({
          title: page.title[locale], href: localPath(locale, `${path}/${page.key}`),
          status: state === 'complete' ? say('application.tasks.state.complete') : <Tag colour={state === 'in_progress' ? 'teal' : undefined}>{say(`application.tasks.state.${state}`)}</Tag>,
        }))}
      />
      <ButtonLink href={localPath(locale, `${path}/signature`)}>{say('assisted.finish.title')}</ButtonLink>
    </>
  );
}

/** What happens while its certifier has not signed: the paper's two steps, and the way back. */
function Waiting({ locale, path, found: { application, assisted } }: { locale: Locale; path: string; found: Found }) {
  const say = words(locale);
  const to = (step: string) => localPath(locale, `${path}/${step}`);
  const paper = assisted.paperRecordedBy ? say('assisted.paperConfirm') : say('assisted.paperNext');
  return (
    <>
      <InsetText>{assisted.certifierEmail ? say('assisted.linkSent', { email: assisted.certifierEmail }) : paper}</InsetText>
      {!assisted.certifierEmail && (
        <TaskList
          id="paper"
          tasks={[
            { title: say('assisted.paper.title'), href: to('paper'), status: assisted.paperRecordedBy ? say('assessment.step.done') : <Tag>{say('assessment.step.todo')}</Tag> },
            { title: say('assisted.confirmation.title'), href: to('confirmation'), status: assisted.paperRecordedBy ? <Tag>{say('assessment.step.todo')}</Tag> : say('assessment.step.notYet') },
          ]}
        />
      )}
      {!assisted.paperRecordedBy && <Form {...formProps(locale, assistedReopenForm, reopenForSomebody, { hidden: { ref: application.ref } })} submit={say('assisted.reopen.submit')} />}
    </>
  );
}
