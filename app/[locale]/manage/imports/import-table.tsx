import { Table } from '@/components/govuk/table';
import { Tag, type TagColour } from '@/components/govuk/tag';
import type { ImportLine } from '@/lib/award-import/queries';
import type { ImportStatus } from '@/lib/award-import/workflow';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

const colours: Record<ImportStatus, TagColour> = { previewed: 'yellow', confirmed: 'green', rejected: 'grey' };

export const ImportTag = ({ locale, status }: { locale: Locale; status: ImportStatus }) => <Tag colour={colours[status]}>{words(locale)(`state.import.${status}`)}</Tag>;

/** Files of awards, the fund's own or what nations report; each opens on its own page. */
export function ImportTable({ locale, caption, lines }: { locale: Locale; caption: string; lines: readonly ImportLine[] }) {
  const say = words(locale);
  return (
    <Table
      caption={caption}
      small
      columns={[
        { label: say('imports.list.reference') }, { label: say('imports.list.file') }, { label: say('imports.list.by') }, { label: say('imports.list.when') },
        { label: say('imports.list.awards'), numeric: true }, { label: say('imports.list.state') },
      ]}
      rows={lines.map(({ ref, fileName, createdBy, createdAt, awards, errors, status }) => [
        <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `/manage/imports/${ref}`)}>
          {ref}
        </a>,
        <span key="file" className="app-wide-cell">
          {fileName}
        </span>,
        createdBy,
        formatInstant(createdAt, locale),
        errors > 0 ? say('imports.list.errors', { count: errors }) : awards,
        <ImportTag key="state" locale={locale} status={status} />,
      ])}
    />
  );
}
