import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Tag } from '@/components/govuk/tag';
import { type Task, TaskList } from '@/components/govuk/task-list';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { questionsOf } from '@/lib/programme/questions';
import { type RoundPart, roundPartNames } from '@/lib/programme/round-forms';
import type { RoundForStaff } from '@/lib/programme/round-queries';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { roundAt, StageTag } from '../round-page';

const done = ['rehearsed', 'scheduled', 'taken_back', 'moved'] as const;

export default async function RoundPage(props: RouteProps<'ref'>) {
  const { locale, route, query } = await given(props);
  const say = words(locale);
  const { actor, round, path } = await roundAt(locale, route.ref, `/manage/rounds/${route.ref}`);
  const title = round.rules.title[locale] || round.rules.title.en;
  const happened = done.find((one) => one === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, '/manage/rounds'), label: say('rounds.list.title') }}>
      {happened && <NotificationBanner title={title} success>{say(`rounds.done.${happened}`)}</NotificationBanner>}
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        <StageTag locale={locale} stage={round.stage} /> {round.ref}. {say(`rounds.stageMeans.${round.stage}`, { opens: formatInstant(round.rules.opensAt, locale), closes: formatInstant(round.rules.closesAt, locale) })}
      </p>
      {round.lacks.length > 0 && <Lacks locale={locale} round={round} />}
      <h2 className="govuk-heading-m">{say('rounds.view.settings')}</h2>
      <TaskList id="settings" tasks={roundPartNames.map((part) => partTask(locale, round, part))} />
      <h2 className="govuk-heading-m">{say('rounds.view.questions')}</h2>
      <TaskList id="questions" tasks={questionTasks(locale, round)} />
      {may(actor, 'application.assign', null) && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `/manage/rounds/${round.ref}/assigning`)}>
            {say('assessing.plan.link')}
          </a>
        </p>
      )}
      {may(actor, 'diligence.set_rules', null) && <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `/manage/rounds/${round.ref}/due-diligence`)}>{say('diligence.mandatory.title')}</a></p>}
      {round.status === 'scheduled' && <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `/manage/rounds/${round.ref}/decision`)}>{say('decision.open')}</a></p>}
      {round.status === 'scheduled' && <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `/manage/rounds/${round.ref}/audit-pack`)}>{say('records.pack.link')}</a></p>}
      {round.status === 'scheduled' && <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `/manage/rounds/${round.ref}/letters`)}>{say('letter.link')}</a></p>}
      <h2 className="govuk-heading-m">{say('rounds.view.next')}</h2>
      <NextStep locale={locale} round={round} actor={actor} />
    </ServicePage>
  );
}

type Props = { locale: Locale; round: RoundForStaff };

function Lacks({ locale, round }: Props) {
  return (
    <InsetText>
      {words(locale)('rounds.view.lacks')}
      <ul className="govuk-list govuk-list--bullet">
        {round.lacks.map((lack) => (
          <li key={lack}>{words(locale)(`rounds.lacks.${lack}`)}</li>
        ))}
      </ul>
    </InsetText>
  );
}

function partTask(locale: Locale, round: RoundForStaff, part: RoundPart): Task {
  const say = words(locale);
  const count = countOf(round, part);
  const lacking = (part === 'categories' || part === 'criteria') && count === 0;
  const status = lacking ? <Tag>{say('rounds.view.toDo')}</Tag> : count === undefined ? say('rounds.view.given') : count === 0 ? say('rounds.sets.noDraft') : say('rounds.view.count', { count });
  return { title: say(`rounds.parts.${part}.title`), href: localPath(locale, `/manage/rounds/${round.ref}/${part}`), hint: hintOf(locale, round, part), status };
}

function countOf({ rules: { terms, categories, criteria } }: RoundForStaff, part: RoundPart): number | undefined {
  const all = { categories, criteria, aims: [...(terms.objectives ?? []), ...(terms.focusAreas ?? []), ...(terms.groups ?? [])], eligibility: terms.eligibility ?? [], documents: terms.attachments ?? [], timetable: terms.timetable ?? [], name: undefined, dates: undefined, limits: undefined, who: undefined, assessing: undefined };
  return all[part]?.length;
}

function hintOf(locale: Locale, { rules }: RoundForStaff, part: RoundPart): string | undefined {
  const say = words(locale);
  if (part === 'name') return `${rules.title.en} / ${rules.title.cy}`;
  if (part === 'dates') return say('rounds.view.between', { opens: formatInstant(rules.opensAt, locale), closes: formatInstant(rules.closesAt, locale) });
  return part === 'limits' ? say('round.view.between', { min: formatMoney(rules.minimumPence), max: formatMoney(rules.maximumPence) }) : undefined;
}

function questionTasks(locale: Locale, round: RoundForStaff): Task[] {
  const say = words(locale);
  const { questionSet, draft, behind } = round;
  return [
    { title: say('rounds.view.editQuestions'), href: localPath(locale, `/manage/question-sets/${round.ref}`), hint: say('rounds.view.version', { version: questionSet.version, count: questionsOf(questionSet.definition).length }), status: draft ? <Tag colour="yellow">{say('rounds.view.draft')}</Tag> : say('rounds.view.given') },
    { title: say('rounds.view.preview'), href: localPath(locale, `/manage/rounds/${round.ref}/preview`), status: '' },
    ...(behind > 0 ? [{ title: say('rounds.move.title'), href: localPath(locale, `/manage/rounds/${round.ref}/moving`), hint: say('rounds.view.behind', { count: behind }), status: <Tag colour="yellow">{say('rounds.view.toDo')}</Tag> }] : []),
  ];
}

function NextStep({ locale, round, actor }: Props & { actor: Person }) {
  const say = words(locale);
  const to = (step: string) => localPath(locale, `/manage/rounds/${round.ref}/${step}`);
  if (!may(actor, 'round.edit', null)) return <p className="govuk-body">{say('rounds.notYours')}</p>;
  const blocked = round.stage === 'draft' && <BlockedButton id="schedule" reason={say('refusal.round_rehearse_first')}>{say('rounds.scheduling.title')}</BlockedButton>;
  return (
    <>
    <ButtonGroup>
      <ButtonLink href={to('rehearsal')} look={round.stage === 'draft' ? undefined : 'secondary'}>{say('rounds.rehearsal.title')}</ButtonLink>
      {round.stage === 'rehearsed' && <ButtonLink href={to('scheduling')}>{say('rounds.scheduling.title')}</ButtonLink>}
      {round.stage === 'scheduled' && <ButtonLink href={to('withdrawal')} look="warning">{say('rounds.takeBack.title')}</ButtonLink>}
      {round.status === 'scheduled' && <a className="govuk-link" href={localPath(locale, `/rounds/${round.ref}`)}>{say('rounds.view.public')}</a>}
    </ButtonGroup>
    {blocked}
    </>
  );
}
