import { ApplicationTag, AssignmentTag } from '@/components/grant/application-tag';
import { SummaryList, type SummaryRow } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { Tag } from '@/components/govuk/tag';
import { type Task, TaskList } from '@/components/govuk/task-list';
import type { Step } from '@/lib/assessment/next-steps';
import type { AssignmentLine, HistoryLine, StaffApplication, Submission } from '@/lib/assessment/queries/application';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { regionOf } from '@/lib/publication/places';
import { refusalSentence, word, words } from '@/lib/words';

/** Each step with its state; one that cannot be taken now says why. */
export function Steps({ locale, path, steps }: { locale: Locale; path: string; steps: readonly Step[] }) {
  const say = words(locale);
  if (steps.length === 0) return null;
  // "Not at this stage" is said once: the steps after it wait for the same thing.
  const waiting = steps.find(({ done, whyNot }) => !done && whyNot?.code === 'wrong_state');
  const task = (step: Step): Task => {
    const { key, done, whyNot } = step;
    const says = whyNot && !done && (whyNot.code !== 'wrong_state' || step === waiting);
    const status = done ? say('assessment.step.done') : whyNot ? say('assessment.step.notYet') : <Tag>{say('assessment.step.todo')}</Tag>;
    return {
      title: say(`assessment.step.${key}`),
      href: whyNot ? undefined : localPath(locale, `${path}/${key}`),
      hint: says ? refusalSentence(locale, whyNot) : undefined,
      status,
    };
  };
  return (
    <>
      <h2 className="govuk-heading-m">{say('assessment.file.steps')}</h2>
      <TaskList tasks={steps.map(task)} />
    </>
  );
}

/** What every page of an application shows of it, in short. */
export function summaryOf(locale: Locale, application: StaffApplication): SummaryRow[] {
  const say = words(locale);
  return [
    { key: say('assessment.file.organisation'), value: application.organisation },
    { key: say('assessment.file.category'), value: locale === 'cy' ? application.categoryCy : application.category },
    { key: say('assessment.file.region'), value: regionOf(application.leadRegion)?.name[locale] ?? application.leadRegion },
    { key: say('assessment.file.amount'), value: application.amountAppliedForPence === null ? '' : formatMoney(application.amountAppliedForPence) },
  ];
}

export function Facts({ locale, application, submission }: { locale: Locale; application: StaffApplication; submission: Submission }) {
  const say = words(locale);
  const told = application.decisionNotifiedAt ? formatInstant(application.decisionNotifiedAt, locale) : say('assessment.file.notTold');
  return (
    <>
      <h2 className="govuk-heading-m">{say('assessment.file.facts')}</h2>
      <SummaryList
        rows={[
          ...summaryOf(locale, application),
          { key: say('assessment.file.round'), value: locale === 'cy' ? application.roundTitleCy : application.roundTitle },
          { key: say('assessment.file.submitted'), value: say('assessment.file.submittedBy', { when: formatInstant(application.submittedAt, locale), name: submission.certifier }) },
          { key: say('assessment.file.state'), value: <ApplicationTag locale={locale} status={application.status} /> },
          { key: say('assessment.file.told'), value: told },
          ...(application.siftReason ? [{ key: say('assessment.file.siftReason'), value: application.siftReason }] : []),
          ...(application.awardRef ? [{ key: say('assessment.file.award'), value: <AwardLink locale={locale} awardRef={application.awardRef} /> }] : []),
        ]}
      />
    </>
  );
}

const AwardLink = ({ locale, awardRef }: { locale: Locale; awardRef: string }) => (
  <a className="govuk-link" href={localPath(locale, `/manage/awards/${awardRef}`)}>
    {awardRef}
  </a>
);

export function Assessors({ locale, assignments }: { locale: Locale; assignments: readonly AssignmentLine[] }) {
  const say = words(locale);
  if (assignments.length === 0) return null;
  return (
    <Table
      caption={say('assessment.file.assessors')}
      columns={[{ label: say('assessment.file.assessor') }, { label: say('assessment.file.assessorState') }, { label: say('assessment.file.assessorSince') }]}
      rows={assignments.map((one) => [
        one.assessor,
        <div key="state">
          <AssignmentTag locale={locale} status={one.status} />
          {one.conflictReason && <p className="govuk-hint govuk-!-margin-bottom-0">{one.status === 'conflicted' ? say('assessment.file.conflict', { reason: one.conflictReason }) : one.conflictReason}</p>}
        </div>,
        formatDate(one.assignedAt, locale),
      ])}
    />
  );
}

/** The panel's recommendation and what was decided, each with its reason and its author. */
export function Decisions({ locale, application }: { locale: Locale; application: StaffApplication }) {
  const say = words(locale);
  const { recommendation, approvals, refusal } = application;
  if (!recommendation) return null;
  const amount = recommendation.amountPence === null ? '' : `, ${formatMoney(recommendation.amountPence)}`;
  const when = (at: string) => formatDate(new Date(at), locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('assessment.file.decisions')}</h2>
      <SummaryList
        rows={[
          {
            key: say('assessment.file.recommendation'),
            value: <Reasoned head={`${say(`assessment.recommendation.outcome.options.${recommendation.outcome}`)}${amount}`} by={say('assessment.file.recommendedBy', { name: recommendation.by, when: when(recommendation.at) })} reason={recommendation.reason} />,
          },
          ...(application.dueDiligence ? [{ key: say('assessment.step.due-diligence'), value: <p className="govuk-body">{application.dueDiligence}</p> }] : []),
          ...approvals.map((one) => ({
            key: say('assessment.file.approval'),
            value: <Reasoned head={say('assessment.file.approvedBy', { amount: formatMoney(one.amountPence), name: one.by, when: when(one.at) })} by={whose(locale, one)} reason={one.reason} />,
          })),
          ...(refusal ? [{ key: say('assessment.file.refusal'), value: <Reasoned head={say('assessment.file.refusedBy', { name: refusal.by, when: when(refusal.at) })} reason={refusal.reason} /> }] : []),
        ]}
      />
    </>
  );
}

/** Whose decision an approval carries out; nothing where it is the approver's own. */
function whose(locale: Locale, { authority, authorityName, authorityOn, authorityDocument }: StaffApplication['approvals'][number]): string | undefined {
  const say = words(locale);
  if (authority === 'approver' || !authorityOn) return undefined;
  return say('delegation.authority.said', { whose: say(`delegation.authority.${authority}`), name: authorityName ?? '', on: formatDate(authorityOn, locale), document: authorityDocument ?? '' });
}

function Reasoned({ head, by, reason }: { head: string; by?: string; reason: string }) {
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">{head}</p>
      {by && <p className="govuk-hint govuk-!-margin-bottom-1">{by}</p>}
      <p className="govuk-body">{reason}</p>
    </>
  );
}

export function History({ locale, lines }: { locale: Locale; lines: readonly HistoryLine[] }) {
  const say = words(locale);
  return (
    <Table
      caption={say('assessment.file.history')}
      small
      rowHeaders={false}
      columns={[{ label: say('assessment.file.when') }, { label: say('assessment.file.what') }, { label: say('assessment.file.who') }]}
      rows={lines.map((line) => [formatInstant(line.at, locale), word(locale, `assessment.event.${line.name.replace('.', '_')}`), line.by ?? say('assessment.file.byNobody')])}
    />
  );
}
