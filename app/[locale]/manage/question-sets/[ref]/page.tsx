import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryCard, SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { type Locale, localPath } from '@/lib/locale';
import { answerKind, conditionOf } from '@/lib/programme/printed';
import { publicationFaults } from '@/lib/programme/question-check';
import { fitted } from '@/lib/programme/fitting';
import type { QuestionPage, QuestionSet } from '@/lib/programme/question-set';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../route-props';
import { roundAt, StageTag } from '../../rounds/round-page';
import { ServicePage } from '../../../../service-page';

const happenings = ['published', 'copied', 'imported'] as const;

export default async function QuestionSetPage(props: RouteProps<'ref'>) {
  const { locale, route, query } = await given(props);
  const say = words(locale);
  const { actor, round, path } = await roundAt(locale, route.ref, `/manage/question-sets/${route.ref}`);
  const set = fitted(round.draft?.definition ?? round.questionSet.definition, round.rules);
  const editing = may(actor, 'question_set.edit', null);
  const done = happenings.find((one) => one === query.done);
  const title = say('rounds.set.title', { round: round.rules.title[locale] || round.rules.title.en });
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, `/manage/rounds/${round.ref}`), label: round.rules.title[locale] || round.rules.title.en }}>
      {done && <NotificationBanner title={title} success>{say(`rounds.set.done.${done}`)}</NotificationBanner>}
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body"><StageTag locale={locale} stage={round.stage} /> {say('rounds.set.version', { version: round.questionSet.version })}</p>
      <InsetText>{say(round.draft ? 'rounds.set.hasDraft' : 'rounds.set.noDraft')}</InsetText>
      {editing ? <Tools locale={locale} at={path} faults={publicationFaults(set).length} draft={round.draft !== null} /> : <p className="govuk-body">{say('rounds.notYours')}</p>}
      {set.sections.map((section) => (
        <section key={section.key} aria-labelledby={`section-${section.key}`}>
          <h2 className="govuk-heading-m" id={`section-${section.key}`}>{section.title[locale] || section.title.en}</h2>
          {section.pages.map((page) => <PageCard key={page.key} {...{ locale, set, page, editing }} at={path} />)}
        </section>
      ))}
    </ServicePage>
  );
}

function Tools({ locale, at, faults, draft }: { locale: Locale; at: string; faults: number; draft: boolean }) {
  const say = words(locale);
  const to = (place: string) => localPath(locale, `${at}/${place}`);
  return (
    <>
      <ButtonGroup>
        {draft && <ButtonLink href={to('publication')}>{say('rounds.questionPublication.title')}</ButtonLink>}
        <ButtonLink href={to('structure')} look="secondary">{say('rounds.structure.title')}</ButtonLink>
      </ButtonGroup>
      {!draft && <BlockedButton id="publish" reason={say('refusal.no_question_draft')}>{say('rounds.questionPublication.title')}</BlockedButton>}
      {faults > 0 && <p className="govuk-body"><a className="govuk-link" href={to('publication')}>{say('rounds.set.faults', { count: faults })}</a></p>}
      <ul className="govuk-list">
        <li><a className="govuk-link" href={to('copy')}>{say('rounds.copy.title')}</a></li>
        <li><a className="govuk-link" href={to('file')}>{say('rounds.questionFile.title')}</a></li>
        <li><a className="govuk-link" href={to('export.json')} download>{say('rounds.set.export')}</a></li>
        {draft && <li><a className="govuk-link" href={to('discarding')}>{say('rounds.discard.title')}</a></li>}
      </ul>
    </>
  );
}

function PageCard({ locale, at, set, page, editing }: { locale: Locale; at: string; set: QuestionSet; page: QuestionPage; editing: boolean }) {
  const say = words(locale);
  const title = page.title[locale] || page.title.en || page.key;
  const add = { href: localPath(locale, `${at}/new-question?page=${page.key}`), label: say('rounds.newQuestion.title'), hidden: title };
  return (
    <SummaryCard title={title} headingLevel={3} actions={editing ? [add] : []}>
      {page.questions.length === 0 && <p className="govuk-body">{say('rounds.set.emptyPage')}</p>}
      <SummaryList
        rows={page.questions.map((question) => ({
          key: <span id={question.name}>{question.label[locale] || question.label.en}</span>,
          value: (
            <>
              {answerKind(locale, question.field)}
              <br />
              {say('rounds.set.usedBy', { who: question.usedBy[locale] || say('rounds.set.nobody') })}
              {question.when && <><br />{conditionOf(locale, set, question.when)}</>}
            </>
          ),
          actions: editing ? [{ href: localPath(locale, `${at}/questions/${question.name}`), label: say('common.change'), hidden: question.label[locale] || question.label.en }] : [],
        }))}
      />
    </SummaryCard>
  );
}
