import { FrozenAnswers } from '@/components/grant/frozen-answers';
import { AssistedNotice } from '@/components/grant/assisted';
import { Clarifications } from '@/components/grant/clarifications';
import { SentFiles } from '@/components/grant/sent-files';
import { ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryList } from '@/components/govuk/summary-list';
import { Tag } from '@/components/govuk/tag';
import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { assignmentForAssessor, type OwnAssignment } from '@/lib/assessment/queries/assessor';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { regionOf } from '@/lib/publication/places';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { Withheld } from './withheld';

export default async function AssignmentPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/assessments/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const mine = await assignmentForAssessor(actor, route.ref);
  if (!mine) missing(locale);
  const done = (['declared', 'saved', 'sealed'] as const).find((key) => key === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={mine.title} back={{ href: localPath(locale, '/manage/assessments'), label: say('assessment.assignment.back') }}>
      {done && (
        <NotificationBanner title={say('assessment.step.done')} success>
          {say(`assessment.done.${done}`)}
        </NotificationBanner>
      )}
      {mine.title !== mine.ref && <span className="govuk-caption-l">{mine.ref}</span>}
      <h1 className="govuk-heading-l">{mine.title}</h1>
      <AssistedNotice locale={locale} assisted={mine.assisted} />
      <AssignmentFacts locale={locale} mine={mine} />
      {mine.answersChangedAt && (
        <InsetText>
          <Tag colour="orange">{say('answers.changed.tag')}</Tag> {say('answers.changed.text', { when: formatInstant(mine.answersChangedAt, locale) })}
        </InsetText>
      )}
      {mine.withheld && <Withheld locale={locale} left={mine.submission?.left} />}
      <NextStep locale={locale} mine={mine} path={path} />
      {mine.scores.length > 0 && <OwnScores locale={locale} mine={mine} />}
      {mine.submission && (
        <>
          <p className="govuk-body">
            <a className="govuk-link" href={localPath(locale, `${path}/comments`)}>
              {say('assessing.talk.link')}
            </a>
          </p>
          <Clarifications locale={locale} clarifications={mine.clarifications ?? []} />
          <h2 className="govuk-heading-m">{say('assessment.file.submission')}</h2>
          <SentFiles locale={locale} files={mine.files ?? []} questions={mine.submission.questions} />
          <FrozenAnswers locale={locale} questions={mine.submission.questions} answers={mine.submission.frozen.answers} />
        </>
      )}
    </ServicePage>
  );
}

function AssignmentFacts({ locale, mine }: { locale: Locale; mine: OwnAssignment }) {
  const say = words(locale);
  return (
    <SummaryList
      rows={[
        { key: say('assessment.file.organisation'), value: mine.organisation ?? say('anonymous.withheld') },
        { key: say('assessment.file.region'), value: regionOf(mine.leadRegion)?.name[locale] ?? mine.leadRegion },
        { key: say('assessment.file.amount'), value: mine.amountAppliedForPence === null ? '' : formatMoney(mine.amountAppliedForPence) },
      ]}
    />
  );
}

function NextStep({ locale, mine, path }: { locale: Locale; mine: OwnAssignment; path: string }) {
  const say = words(locale);
  const to = (place: string) => localPath(locale, `${path}/${place}`);
  if (mine.scoredAt) return <InsetText>{say('assessment.assignment.sealed', { when: formatInstant(mine.scoredAt, locale) })}</InsetText>;
  if (mine.applicationStatus === 'clarification_asked') return <InsetText>{say('clarification.waits')}</InsetText>;
  if (mine.applicationStatus !== 'in_assessment') return <InsetText>{say('assessment.assignment.closed')}</InsetText>;
  if (mine.status === 'assigned') {
    return (
      <>
        <InsetText>{say('assessment.assignment.declareFirst')}</InsetText>
        <div className="govuk-button-group">
          <ButtonLink href={to('declaration')}>{say('assessment.assignment.declare')}</ButtonLink>
          <a className="govuk-link" href={to('decline')}>
            {say('assessing.decline.link')}
          </a>
        </div>
      </>
    );
  }
  return (
    <div className="govuk-button-group">
      <ButtonLink href={to('scores')}>{say('assessment.assignment.scoreIt')}</ButtonLink>
      <a className="govuk-link" href={to('declaration')}>
        {say('assessment.assignment.conflict')}
      </a>
      <a className="govuk-link" href={to('decline')}>
        {say('assessing.decline.link')}
      </a>
    </div>
  );
}

function OwnScores({ locale, mine }: { locale: Locale; mine: OwnAssignment }) {
  const say = words(locale);
  const of = (key: string) => mine.scores.find(({ criterion }) => criterion === key);
  return (
    <Table
      caption={say('assessment.assignment.yours')}
      columns={[{ label: say('assessment.assignment.criterion') }, { label: say('assessment.assignment.score'), numeric: true }, { label: say('assessment.assignment.reason') }]}
      rows={mine.criteria.map(({ key, label }) => [label[locale], of(key)?.score, of(key)?.reason])}
    />
  );
}
