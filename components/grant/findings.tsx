import type { Finding } from '../../lib/application/checks';
import { formatDate } from '../../lib/dates';
import { type Locale, localPath } from '../../lib/locale';
import { formatMoney } from '../../lib/money';
import type { QuestionSet } from '../../lib/programme/question-set';
import { pageOf, questionsOf } from '../../lib/programme/questions';
import { regionOf } from '../../lib/publication/places';
import { word, words } from '../../lib/words';
import { Table } from '../govuk/table';
import { Tag } from '../govuk/tag';

const sums = ['amount', 'limit', 'shares'];
const days = ['asAt', 'accounts', 'start', 'end', 'closes', 'last', 'due', 'dated'];

/** What was found and what to do about it, with its amounts, days and places in the reader's language. */
export function findingInWords(locale: Locale, set: QuestionSet, { code, page, values }: Finding): string {
  const said = Object.entries(values).map(([name, value]): [string, string | number] => {
    if (sums.includes(name)) return [name, formatMoney(Number(value))];
    if (days.includes(name)) return [name, formatDate(String(value), locale)];
    if (name === 'region') return [name, regionOf(String(value))?.name[locale] ?? value];
    if (name === 'question') return [name, questionsOf(set).find((question) => question.name === value)?.label[locale] ?? value];
    if (name === 'why') return [name, word(locale, `refusal.${value}`)];
    return [name, value];
  });
  return word(locale, `checks.finding.${code}`, { ...Object.fromEntries(said), page: titleOf(locale, set, page) });
}

const titleOf = (locale: Locale, set: QuestionSet, page: string): string => (page === 'organisation' ? words(locale)('checks.theOrganisation') : (pageOf(set, page)?.title[locale] ?? page));

type Props = { locale: Locale; set: QuestionSet; findings: readonly Finding[] };

/** For whoever applies: each with a way to the page where it is put right. */
export function OwnFindings({ locale, set, findings, links }: Props & { links: { application: string; organisation: string } }) {
  const say = words(locale);
  const href = ({ page, values: { question } }: Finding) => localPath(locale, page === 'organisation' ? links.organisation : `${links.application}/${page}${question === undefined ? '' : `#${question}-files`}`);
  return (
    <ul className="govuk-list govuk-list--spaced">
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings are drawn once
        <li key={index}>
          <p className="govuk-body govuk-!-margin-bottom-1">{findingInWords(locale, set, finding)}.</p>
          <a className="govuk-link" href={href(finding)}>
            {finding.page === 'organisation' ? say('checks.organisation') : say('checks.go', { page: titleOf(locale, set, finding.page) })}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** For the fund's people: the same, on what was sent. */
export function StaffFindings({ locale, set, findings }: Props) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('checks.staff')}</h2>
      <p className="govuk-hint">{say('checks.staffIntro')}</p>
      {findings.length === 0 ? (
        <p className="govuk-body">{say('checks.staffNone')}</p>
      ) : (
        <Table
          caption={say('checks.staff')}
          captionSize="hidden"
          small
          rowHeaders={false}
          columns={[{ label: say('checks.staff') }, { label: say('checks.what') }, { label: say('checks.where') }]}
          rows={findings.map((finding) => [
            <Tag key="level" colour={finding.level === 'problem' ? 'orange' : 'grey'}>
              {say(`checks.level.${finding.level}`)}
            </Tag>,
            `${findingInWords(locale, set, finding)}.`,
            titleOf(locale, set, finding.page),
          ])}
        />
      )}
    </>
  );
}
