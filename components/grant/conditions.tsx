import type { ReactNode } from 'react';
import { formatBytes } from '../../lib/attachment/vocabulary';
import type { Condition } from '../../lib/condition/condition';
import { isOpen, isOverdue } from '../../lib/condition/rules';
import type { ConditionStatus } from '../../lib/condition/workflow';
import { formatDate, formatInstant } from '../../lib/dates';
import { type Locale, localPath } from '../../lib/locale';
import { words } from '../../lib/words';
import { SummaryList } from '../govuk/summary-list';
import { Tag, type TagColour } from '../govuk/tag';
import { TaskList } from '../govuk/task-list';
import { ScanTag } from './sent-files';

const colours: Record<ConditionStatus, TagColour | undefined> = { open: 'orange', answered: 'yellow', met: undefined, waived: undefined };

/** When a condition must be met, in words. */
export const conditionTime = (locale: Locale, { neededBy, dueOn }: Pick<Condition, 'neededBy' | 'dueOn'>): string =>
  neededBy === 'by_date' && dueOn ? words(locale)('condition.times.by_date', { date: formatDate(dueOn, locale) }) : words(locale)(`condition.times.${neededBy === 'before_signing' ? 'before_signing' : 'before_payment'}`);

export function ConditionState({ locale, status }: { locale: Locale; status: ConditionStatus }) {
  const sentence = words(locale)(`state.condition.${status}`);
  return isOpen(status) ? <Tag colour={colours[status]}>{sentence}</Tag> : sentence;
}

type ListProps = { locale: Locale; conditions: readonly Condition[]; today: string; /** The English path that each one's page is under. */ path: string };

/** Conditions as a list of tasks: what, by when, and where each stands. */
export function ConditionTasks({ locale, conditions, today, path }: ListProps) {
  const say = words(locale);
  return (
    <TaskList
      id="conditions"
      tasks={conditions.map((one) => ({
        title: one.requirement,
        href: localPath(locale, `${path}/${one.ref}`),
        hint: isOverdue(one, today) ? `${conditionTime(locale, one)}. ${say('condition.overdue')}` : conditionTime(locale, one),
        status: <ConditionState locale={locale} status={one.status} />,
      }))}
    />
  );
}

/** Everything about one: when, what was answered with which files, and what the fund says. `more` are rows for the fund's own people. */
export function ConditionFacts({ locale, condition, own, removal, more = [] }: { locale: Locale; condition: Condition; own: boolean; /** The English path of the page where a file is taken out. */ removal?: string; more?: { key: string; value: ReactNode }[] }) {
  const say = words(locale);
  const { answer, answeredAt, ruling, ruledAt, files } = condition;
  return (
    <SummaryList
      rows={[
        { key: say('condition.one.neededBy'), value: conditionTime(locale, condition) },
        { key: say('condition.one.status'), value: <ConditionState locale={locale} status={condition.status} /> },
        ...more,
        { key: say(own ? 'condition.one.yourNote' : 'condition.one.answer'), value: answer && answeredAt ? `${answer} (${formatInstant(answeredAt, locale)})` : say('condition.one.noAnswer') },
        { key: say('condition.one.files'), value: files.length > 0 ? <Files locale={locale} files={files} removal={removal} /> : say('condition.one.noFiles') },
        ...(ruling && ruledAt ? [{ key: say('condition.one.ruling'), value: `${ruling} (${formatInstant(ruledAt, locale)})` }] : []),
      ]}
    />
  );
}

function Files({ locale, files, removal }: { locale: Locale; files: Condition['files']; removal: string | undefined }) {
  const say = words(locale);
  return (
    <ul className="govuk-list">
      {files.map(({ ref, name, bytes, status }) => (
        <li key={ref}>
          {status === 'clean' || status === 'not_scanned' ? (
            <a className="govuk-link" href={localPath(locale, `/attachments/${ref}`)} download>
              {name}
            </a>
          ) : (
            name
          )}{' '}
          ({formatBytes(bytes)}) <ScanTag locale={locale} status={status} />
          {removal && (
            <>
              {' '}
              <a className="govuk-link" href={localPath(locale, `${removal}?file=${ref}`)}>
                {say('condition.removal.link')} <span className="govuk-visually-hidden">{name}</span>
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
