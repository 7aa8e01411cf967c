import { formatBytes, type SentFile } from '../../lib/attachment/vocabulary';
import type { AttachmentStatus } from '../../lib/attachment/workflow';
import { formatDate } from '../../lib/dates';
import { type Locale, localPath } from '../../lib/locale';
import type { QuestionSet } from '../../lib/programme/question-set';
import { questionsOf } from '../../lib/programme/questions';
import { words } from '../../lib/words';
import { Table } from '../govuk/table';
import { Tag, type TagColour } from '../govuk/tag';

const colours: Partial<Record<AttachmentStatus, TagColour>> = { clean: 'green', infected: 'red', not_scanned: 'yellow', waiting: 'grey', uploading: 'grey' };

export const ScanTag = ({ locale, status }: { locale: Locale; status: AttachmentStatus }) => <Tag colour={colours[status]}>{words(locale)(`attachment.status.${status}`)}</Tag>;

/** The files sent with an application, for the fund's readers and its assessors: what the scanner said, and the hash that was frozen. */
export function SentFiles({ locale, files, questions }: { locale: Locale; files: readonly SentFile[]; questions: QuestionSet }) {
  const say = words(locale);
  if (files.length === 0) return null;
  const labels = new Map(questionsOf(questions).map(({ name, label }) => [name, label[locale]]));
  const open = ({ status }: SentFile) => status === 'clean' || status === 'not_scanned';
  return (
    <>
      <Table
        caption={say('attachment.officerTitle')}
        columns={[{ label: say('attachment.page.file') }, { label: say('attachment.page.question') }, { label: say('attachment.page.state') }, { label: say('attachment.page.hash') }]}
        rows={files.map((file) => [
          <>
            {open(file) ? <a className="govuk-link" href={localPath(locale, `/attachments/${file.ref}`)} download>{file.name}</a> : file.name}
            <br />
            {formatBytes(file.bytes)}
            {file.datedOn && `, ${say('attachment.datedOn', { date: formatDate(file.datedOn, locale) })}`}
          </>,
          labels.get(file.question) ?? file.question,
          <ScanTag key="state" locale={locale} status={file.status} />,
          <code key="hash" className="app-hash">{file.sha256}</code>,
        ])}
      />
      {files.some(({ status }) => status === 'not_scanned') && <p className="govuk-body-s">{say('attachment.notScannedHint')}</p>}
    </>
  );
}
