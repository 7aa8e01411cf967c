import { type AnsweredFile, formatBytes } from '../../lib/attachment/vocabulary';
import { formatDate } from '../../lib/dates';
import type { RawValue } from '../../lib/field';
import { type Locale, localPath } from '../../lib/locale';
import { words } from '../../lib/words';

/** The files of an answer, each with the hash it was kept (and, once sent, frozen) under. Whether it may be opened is the address's own to say. */
export function AnsweredFiles({ locale, value }: { locale: Locale; value: RawValue }) {
  const say = words(locale);
  // Only lib/attachment writes such an answer, and it writes these.
  const files = (Array.isArray(value) ? value : []) as unknown as AnsweredFile[];
  return (
    <ul className="app-files">
      {files.map(({ file, name, bytes, sha256, dated }) => (
        <li key={file} className="app-files__file">
          <a className="govuk-link" href={localPath(locale, `/attachments/${file}`)} download>
            {name}
          </a>
          <p className="govuk-hint">{[formatBytes(Number(bytes)), dated && say('attachment.datedOn', { date: formatDate(dated, locale) })].filter(Boolean).join(', ')}</p>
          <p className="govuk-hint">
            SHA-256 <code className="app-hash">{sha256}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
