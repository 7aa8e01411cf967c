import { Details } from '@/components/govuk/details';
import { Table } from '@/components/govuk/table';
import type { PanelScore } from '@/lib/assessment/queries/application';
import { weightedScore } from '@/lib/assessment/rules';
import type { Locale } from '@/lib/locale';
import type { Criterion } from '@/lib/programme/question-set';
import { words } from '@/lib/words';

type Props = { locale: Locale; application: { criteria: Criterion[]; scaleMax: number }; scores: readonly PanelScore[]; moderated: readonly PanelScore[] };

/** Every assessor's score beside the others' and the panel's own, with the reasons given. */
export function SideBySide({ locale, application, scores, moderated }: Props) {
  const say = words(locale);
  const assessors = [...new Map(scores.map(({ assessorId, assessor }) => [assessorId, assessor]))];
  const of = (id: string) => scores.filter(({ assessorId }) => assessorId === id);
  const cell = (given: readonly PanelScore[], criterion: string) => given.find((one) => one.criterion === criterion)?.score ?? say('assessment.moderation.notYet');
  const total = (given: readonly PanelScore[]) => (given.length === 0 ? say('assessment.moderation.notYet') : say('assessment.moderation.percent', { value: weightedScore(application, given) }));
  return (
    <>
      <p className="govuk-body">{say('assessment.moderation.intro')}</p>
      <Table
        caption={say('assessment.moderation.scores')}
        columns={[{ label: say('assessment.moderation.criterion') }, ...assessors.map(([, label]) => ({ label, numeric: true })), { label: say('assessment.moderation.panel'), numeric: true }]}
        rows={application.criteria.map(({ key, label, weight }) => [
          <span key="criterion">
            {label[locale]} <span className="govuk-hint govuk-!-margin-bottom-0">{say('assessment.moderation.weight', { weight })}</span>
          </span>,
          ...assessors.map(([id]) => cell(of(id), key)),
          cell(moderated, key),
        ])}
        foot={[say('assessment.moderation.total'), ...assessors.map(([id]) => total(of(id))), total(moderated)]}
      />
      {application.criteria.map(({ key, label }) => (
        <Details key={key} summary={`${say('assessment.moderation.reasons')}: ${label[locale]}`}>
          {scores.filter(({ criterion }) => criterion === key).map(({ assessorId, assessor, score, reason }) => (
            <div key={assessorId}>
              <p className="govuk-body govuk-!-margin-bottom-1">
                <strong>{say('assessment.moderation.by', { name: assessor, score })}</strong>
              </p>
              <p className="govuk-body">{reason}</p>
            </div>
          ))}
        </Details>
      ))}
    </>
  );
}
