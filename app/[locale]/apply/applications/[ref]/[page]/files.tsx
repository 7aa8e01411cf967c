import { Uploader } from '@/components/form/uploader';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import type { AttachmentLine } from '@/lib/attachment/queries';
import { formatBytes, type FileField, organisationQuota } from '@/lib/attachment/vocabulary';
import { type Locale, localPath } from '@/lib/locale';
import type { Question, QuestionPage } from '@/lib/programme/question-set';
import { words } from '@/lib/words';
import { Earlier, FileList, Unfinished } from './file-list';
import { uploaderProps } from './uploader-props';

export type Files = { lines: AttachmentLine[]; usedBytes: number };
export type FilesQuery = Record<string, string | undefined>;
type Props = { locale: Locale; application: string; page: QuestionPage; questions: readonly Question[]; files: Files; query: FilesQuery };

/** The questions of a page that take files: what is there, and a way to bring more, each by itself. They are saved as they come. */
export function FileQuestions({ locale, application, page, questions, files, query }: Props) {
  const say = words(locale);
  const done = files.lines.find(({ ref, status }) => ref === query.uploaded && status !== 'uploading');
  return (
    <>
      {done && (
        <NotificationBanner title={say('common.done')} success>
          {say('attachment.done', { name: done.name })}
        </NotificationBanner>
      )}
      {questions.map((question) => (
        <FileQuestion key={question.name} {...{ locale, application, page, question, files, query }} />
      ))}
      <p className="govuk-body-s">{say('attachment.quota', { used: formatBytes(files.usedBytes), quota: formatBytes(organisationQuota) })}</p>
    </>
  );
}

/** Whether it stands in the answer: added, and neither removed, nor replaced, nor harmful. */
const stands = ({ status, removedAt, replaced }: AttachmentLine): boolean => !['uploading', 'infected'].includes(status) && removedAt === null && !replaced;

function FileQuestion({ locale, application, page, question, files, query }: Omit<Props, 'questions'> & { question: Question }) {
  const say = words(locale);
  const field = question.field as FileField; // the page hands over questions of this kind only
  const lines = files.lines.filter((line) => line.question === question.name);
  const standing = lines.filter(stands);
  // Once another file has come after it, there is nothing left to do about it.
  const alarming = lines.filter((line) => line.status === 'infected' && line.removedAt === null && !standing.some(({ at }) => at > line.at));
  const removal = (ref: string) => localPath(locale, `/attachments/${ref}/removal?application=${application}&page=${page.key}`);
  const single = (field.most ?? 1) === 1;
  return (
    <section aria-labelledby={`${question.name}-files`}>
      <h2 className="govuk-heading-m" id={`${question.name}-files`}>
        {question.label[locale]} {question.field.optional && say('common.optional')}
      </h2>
      {question.hint && <p className="govuk-hint">{question.hint[locale]}</p>}
      {alarming.map((line) => (
        <p key={line.ref} className="govuk-error-message">{say('attachment.infectedHere', { name: line.name, reason: say('refusal.attachment_infected') })}</p>
      ))}
      {standing.length > 0 ? <FileList locale={locale} lines={standing} removal={removal} /> : <p className="govuk-body">{say('attachment.none')}</p>}
      <Unfinished locale={locale} lines={lines.filter(({ status, mine }) => status === 'uploading' && mine)} removal={removal} />
      <h3 className="govuk-heading-s">{say(single && standing.length > 0 ? 'attachment.uploadNew' : 'attachment.upload')}</h3>
      {single && standing.length > 0 && <p className="govuk-body">{say('attachment.newVersion')}</p>}
      <Uploader {...uploaderProps(locale, { application, page: page.key, question: question.name, field, standing, usedBytes: files.usedBytes, query })} />
      <Earlier locale={locale} lines={lines.filter((line) => line.status !== 'uploading' && !stands(line) && !alarming.includes(line))} />
    </section>
  );
}
