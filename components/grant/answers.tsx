import type { ReactNode } from 'react';
import { type SaidAnswer, type SaidFile, sayAnswer } from '../../lib/application/said';
import type { Raw, RawValue } from '../../lib/field';
import { type Locale, localPath } from '../../lib/locale';
import type { Question } from '../../lib/programme/question-set';
import { words } from '../../lib/words';
import { type SummaryRow, SummaryList } from '../govuk/summary-list';
import { Table } from '../govuk/table';

type AnswersProps = { locale: Locale; questions: readonly Question[]; answers: Raw; /** Where a question's answer is changed. */ change?: (question: Question) => string; /** What is wrong, by question. */ problems?: ReadonlyMap<string, string> };

/** Questions with their answers as they were typed, for reading: an applicant's check, an officer, an assessor, a frozen copy. */
export function Answers({ locale, questions, answers, change, problems }: AnswersProps) {
  const say = words(locale);
  const rows = questions.map((question): SummaryRow => {
    const problem = problems?.get(question.name);
    const label = question.label[locale];
    return {
      key: label,
      value: (
        <>
          <Answer locale={locale} question={question} value={answers[question.name]} />
          {problem && <p className="govuk-error-message govuk-!-margin-bottom-0">{problem}</p>}
        </>
      ),
      actions: change && [{ href: change(question), label: say('common.change'), hidden: label }],
    };
  });
  return <SummaryList rows={rows} />;
}

/** One answer. What cannot be read as what it should be is shown as it was typed. */
export function Answer({ locale, question, value }: { locale: Locale; question: Question; value: RawValue }): ReactNode {
  const said = sayAnswer(locale, question, value);
  switch (said.kind) {
    case 'nothing':
      return <span className="govuk-hint">{said.text}</span>;
    case 'text':
      return <Lines text={said.text} />;
    case 'list':
      return <Chosen items={said.items} />;
    case 'files':
      return <Files locale={locale} files={said.files} />;
    case 'table':
      return <Rows said={said} />;
  }
}

function Chosen({ items }: { items: string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** Each with the hash it was kept under. Whether it may be opened is the address's own to say. */
function Files({ locale, files }: { locale: Locale; files: SaidFile[] }) {
  return (
    <ul className="app-files">
      {files.map(({ ref, name, about, sha256 }) => (
        <li key={ref} className="app-files__file">
          <a className="govuk-link" href={localPath(locale, `/attachments/${ref}`)} download>
            {name}
          </a>
          <p className="govuk-hint">{about}</p>
          <p className="govuk-hint">
            SHA-256 <code className="app-hash">{sha256}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Rows({ said: { caption, columns, rows, total } }: { said: SaidAnswer & { kind: 'table' } }) {
  const lines = (cells: string[]) => cells.map((cell, index) => <Lines key={columns[index]?.label} text={cell} />);
  return <Table caption={caption} captionSize="hidden" columns={columns} rows={rows.map(lines)} foot={total} rowHeaders={false} small />;
}

function Lines({ text }: { text: string }) {
  const lines = text.split('\n');
  return lines.length === 1 ? (
    <span>{text}</span>
  ) : (
    lines.map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text that is only read
      <span key={index}>
        {line}
        {index < lines.length - 1 && <br />}
      </span>
    ))
  );
}
