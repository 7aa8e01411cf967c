import { InsetText } from '@/components/govuk/inset-text';
import { LinkList } from '@/components/govuk/link-list';
import { Tag } from '@/components/govuk/tag';
import { type Task, TaskList } from '@/components/govuk/task-list';
import { AssistedNotice } from '@/components/grant/assisted';
import { ApplicationTag } from '@/components/grant/application-tag';
import { signedIn } from '@/lib/access/session';
import { applicationForMember, type OwnApplication } from '@/lib/application/queries';
import { isUnsent } from '@/lib/deadline/rules';
import { type Locale, localPath } from '@/lib/locale';
import { checkPages, type PageCheck, pagesToFinish } from '@/lib/programme/questions';
import { successRateOfRound } from '@/lib/programme/success-queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { DeadlineNotice } from './deadline-notice';
import { ChangedQuestions } from './changed-questions';
import { LetterNotice } from './letter-notice';
import { KeptWordsSent } from './kept-words-sent';
import { nameOf, StandingNotice } from './standing';
import { Timeline } from './timeline';

export default async function ApplicationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}`;
  const actor = await signedIn(locale, path);
  const application = await applicationForMember(actor, route.ref);
  if (!application) missing(locale);
  const checks = checkPages(application.set, application.answers);
  const success = application.submittedAt ? await successRateOfRound(actor, application.round.ref) : undefined;
  const title = nameOf(locale, application);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, '/apply'), label: say('application.back.home') }}>
      <span className="govuk-caption-l">{application.round.title[locale]}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        <ApplicationTag locale={locale} status={application.status} /> {application.ref}. {say('application.tasks.for', { organisation: application.organisationName })}.
      </p>
      <AssistedNotice locale={locale} assisted={application.assisted} />
      <KeptWordsSent key={query.drawn} locale={locale} person={actor} application={application.ref} />
      <LetterNotice locale={locale} actor={actor} application={application} />
      <StandingNotice locale={locale} application={application} actor={actor} />
      {isUnsent(application.status) && <DeadlineNotice locale={locale} application={application} />}
      <ChangedQuestions locale={locale} application={application} />
      {application.status === 'draft' && <Draft locale={locale} application={application} checks={checks} />}
      <Timeline locale={locale} application={application} success={success} />
      <More locale={locale} application={application} />
    </ServicePage>
  );
}

type Props = { locale: Locale; application: OwnApplication };

function Draft({ locale, application, checks }: Props & { checks: PageCheck[] }) {
  const say = words(locale);
  const { set, conflicts } = application;
  const tasksOf = (keys: string[]) => checks.filter(({ page }) => keys.includes(page.key)).map((check) => taskOf(locale, application, check));
  const left = pagesToFinish(checks);
  // A page that may stay empty, and is, is none to finish.
  const all = checks.filter(({ state, problems }) => state !== 'not_started' || problems.length > 0).length;
  return (
    <>
      {conflicts.length > 0 && <InsetText>{say('application.tasks.conflicts', { count: conflicts.length })}</InsetText>}
      <p className="govuk-body">
        <strong>{say('application.tasks.progress', { done: all - left, all })}</strong>
      </p>
      {set.sections.map((section) => (
        <section key={section.key} aria-labelledby={`section-${section.key}`}>
          <h2 className="govuk-heading-m" id={`section-${section.key}`}>
            {section.title[locale]}
          </h2>
          <TaskList id={`tasks-${section.key}`} tasks={tasksOf(section.pages.map(({ key }) => key))} />
        </section>
      ))}
      <section aria-labelledby="finish">
        <h2 className="govuk-heading-m" id="finish">
          {say('application.tasks.finish')}
        </h2>
        <TaskList id="tasks-finish" tasks={finishTasks(locale, application, left)} />
      </section>
    </>
  );
}

function taskOf(locale: Locale, { ref, conflicts }: OwnApplication, { page, questions, state, problems }: PageCheck): Task {
  const say = words(locale);
  const torn = questions.some(({ name }) => conflicts.includes(name));
  const kind = torn ? 'two_versions' : state === 'not_started' && problems.length === 0 ? 'optional' : state;
  const label = say(`application.tasks.state.${kind}`);
  const status = kind === 'complete' ? label : <Tag colour={kind === 'two_versions' ? 'orange' : kind === 'in_progress' ? 'teal' : kind === 'optional' ? 'grey' : undefined}>{label}</Tag>;
  return { title: page.title[locale], href: localPath(locale, `/apply/applications/${ref}/${page.key}`), status };
}

function finishTasks(locale: Locale, { ref, conflicts }: OwnApplication, left: number): Task[] {
  const say = words(locale);
  const ready = left === 0 && conflicts.length === 0;
  const to = (place: string) => localPath(locale, `/apply/applications/${ref}/${place}`);
  return [
    { title: say('application.tasks.check'), href: to('check-answers'), status: '' },
    { title: say('checks.link'), href: to('checks'), hint: say('checks.linkHint'), status: '' },
    {
      title: say('application.tasks.signOff'),
      href: ready ? to('sign-off') : undefined,
      hint: ready ? undefined : conflicts.length > 0 ? say('refusal.application_has_two_texts', { count: conflicts.length }) : say('refusal.application_not_complete', { count: left }),
      status: ready ? <Tag>{say('application.tasks.state.ready')}</Tag> : say('application.tasks.state.cannot_start'),
    },
    { title: say('application.tasks.submission'), hint: say('refusal.sign_off_not_asked'), status: say('application.tasks.state.cannot_start') },
  ];
}

function More({ locale, application }: Props) {
  const say = words(locale);
  const { ref, organisationRef, round, submittedAt, status, clarified } = application;
  const links: [string, string][] = [
    [`/apply/organisations/${organisationRef}/people`, say('application.tasks.people')],
    [`/rounds/${round.ref}`, say('application.tasks.questions')],
    [`/apply/applications/${ref}/history`, say('application.tasks.history')],
    [`/apply/applications/${ref}/answers.txt`, say('exporting.text.link')],
    [`/apply/applications/${ref}/answers.csv`, say('exporting.csv.link')],
  ];
  if (clarified) links.unshift([`/apply/applications/${ref}/clarification`, say('clarification.title')]);
  if (status === 'draft') links.unshift([`/apply/applications/${ref}/copying`, say('copying.link')]);
  if (submittedAt) links.unshift([`/apply/applications/${ref}/receipt`, say('application.tasks.receipt')]);
  if (submittedAt) links.push([`/apply/applications/${ref}/complaint`, say('letter.own_page.complaint')]);
  if (!['successful', 'unsuccessful', 'ineligible', 'withdrawn'].includes(status)) links.push([`/apply/applications/${ref}/withdrawal`, say('application.tasks.withdraw')]);
  return (
    <section aria-labelledby="more">
      <h2 className="govuk-heading-m" id="more">
        {say('application.tasks.more')}
      </h2>
      <LinkList links={links.map(([href, label]) => ({ href: localPath(locale, href), label }))} />
    </section>
  );
}
