import { formatInstant } from '../../lib/dates';
import { blocksLetter, type LetterLack } from '../../lib/letter/compose';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { WarningText } from '../govuk/warning-text';

/** A letter's text as it reads: paragraphs and lines, and nothing of it is mark-up. A bilingual one names each language. */
export function LetterText({ locale, en, cy }: { locale: Locale; en: string | null; cy: string | null }) {
  const parts = [['en', en] as const, ['cy', cy] as const].filter(([, text]) => text !== null);
  return parts.map(([language, text]) => (
    <div key={language} lang={language === locale ? undefined : language} className="app-measure">
      {parts.length > 1 && <p className="govuk-body govuk-!-font-weight-bold">{words(language)('letter.language')}</p>}
      {(text ?? '').split(/\n\s*\n/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a letter is drawn once
        <Lines key={index} paragraph={paragraph} />
      ))}
    </div>
  ));
}

function Lines({ paragraph }: { paragraph: string }) {
  const lines = paragraph.split('\n');
  const items = lines.filter((line) => line.startsWith('- '));
  const before = lines.filter((line) => !line.startsWith('- '));
  return (
    <>
      {before.length > 0 && <p className="govuk-body app-kept-text">{before.join('\n')}</p>}
      {items.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {items.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a letter is drawn once
            <li key={index}>{line.slice(2)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What keeps a letter from being sent, and what is only to be seen before it is. */
export function Lacks({ locale, lacks }: { locale: Locale; lacks: readonly LetterLack[] }) {
  const say = words(locale);
  const [blocking, notes] = [lacks.filter(blocksLetter), lacks.filter((lack) => !blocksLetter(lack))];
  const list = (some: readonly LetterLack[]) => some.map((lack) => say(`letter.lack.${lack}`)).join('; ');
  return (
    <>
      {blocking.length > 0 && <WarningText>{`${say('letter.preview.lacks')} ${list(blocking)}`}</WarningText>}
      {notes.length > 0 && <p className="govuk-hint">{`${say('letter.preview.notes')} ${list(notes)}`}</p>}
    </>
  );
}

/** When a letter was sent, with the hash of its text. */
export function SentAs({ locale, sentAt, sha256 }: { locale: Locale; sentAt: Date; sha256: string }) {
  const say = words(locale);
  return (
    <p className="govuk-hint">
      {say('letter.sentAt', { when: formatInstant(sentAt, locale) })}. {say('letter.hash')}: <span className="app-hash">{sha256}</span>
    </p>
  );
}
