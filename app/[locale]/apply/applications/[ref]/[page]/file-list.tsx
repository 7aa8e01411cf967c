import { Button } from '@/components/govuk/button';
import { Details } from '@/components/govuk/details';
import { InsetText } from '@/components/govuk/inset-text';
import { ScanTag } from '@/components/grant/sent-files';
import type { AttachmentLine } from '@/lib/attachment/queries';
import { formatBytes } from '@/lib/attachment/vocabulary';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; lines: readonly AttachmentLine[] };
type Removable = Props & { removal: (ref: string) => string };

/** The files that stand in the answer. */
export function FileList({ locale, lines, removal }: Removable) {
  const say = words(locale);
  return (
    <ul className="app-files">
      {lines.map((line) => (
        <li key={line.ref} className="app-files__file">
          <FileLink locale={locale} line={line} /> <ScanTag locale={locale} status={line.status} />
          <Said locale={locale} line={line} />
          <form method="post" action={removal(line.ref)}>
            <Button look="secondary" aria-label={say('attachment.removeNamed', { name: line.name })}>
              {say('attachment.remove')}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function FileLink({ locale, line }: { locale: Locale; line: AttachmentLine }) {
  if (line.status !== 'clean' && line.status !== 'not_scanned') return <strong>{line.name}</strong>;
  return (
    <a className="govuk-link" href={localPath(locale, `/attachments/${line.ref}`)} download>
      {line.name}
    </a>
  );
}

function Said({ locale, line }: { locale: Locale; line: AttachmentLine }) {
  const say = words(locale);
  const { bytes, datedOn, version, at, by, replaced, removedAt, removedBy } = line;
  const parts = [
    formatBytes(bytes),
    datedOn && say('attachment.datedOn', { date: formatDate(datedOn, locale) }),
    version > 1 && say('attachment.version', { version }),
    say('attachment.added', { when: formatInstant(at, locale), who: by }),
    removedAt && say('attachment.removed', { when: formatInstant(removedAt, locale), who: removedBy ?? '' }),
    replaced && say('attachment.replaced'),
  ];
  return <p className="govuk-hint">{parts.filter(Boolean).join(', ')}</p>;
}

/** Uploads of one's own that stopped: choosing the same file again goes on; or they are given up. */
export function Unfinished({ locale, lines, removal }: Removable) {
  const say = words(locale);
  return lines.map(({ ref, name, received, bytes }) => (
    <InsetText key={ref}>
      <p className="govuk-body">{say('attachment.unfinished', { name, received: formatBytes(received), bytes: formatBytes(bytes) })}</p>
      <form method="post" action={removal(ref)}>
        <Button look="secondary" aria-label={say('attachment.cancelNamed', { name })}>
          {say('attachment.cancel')}
        </Button>
      </form>
    </InsetText>
  ));
}

/** What was replaced or removed: it stays, with who and when. */
export function Earlier({ locale, lines }: Props) {
  if (lines.length === 0) return null;
  return (
    <Details summary={words(locale)('attachment.earlier')}>
      <ul className="app-files">
        {lines.map((line) => (
          <li key={line.ref} className="app-files__file">
            <FileLink locale={locale} line={line} /> <ScanTag locale={locale} status={line.status} />
            <Said locale={locale} line={line} />
          </li>
        ))}
      </ul>
    </Details>
  );
}
