import type { PublicContent } from '@/app/public-page';
import { InsetText } from '@/components/govuk/inset-text';
import { Table } from '@/components/govuk/table';
import { FigureMark } from '@/components/grant/figure-mark';
import { Prose } from '@/components/grant/prose';
import { environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { demonstrationPrefix } from '@/lib/publication/three-sixty-giving';
import { words } from '@/lib/words';
import { MapCredits } from '../map-credits';

/** Everything public as files, with what they hold and how to read them. */
export async function openDataPage(locale: Locale): Promise<PublicContent> {
  const say = words(locale);
  const { PROFILE, PUBLISHER_PREFIX } = environment();
  const madeUp = PROFILE === 'demonstration';
  const prefix = madeUp ? demonstrationPrefix : PUBLISHER_PREFIX;
  return {
    title: say('visitor.openData.title'),
    description: say('visitor.openData.lead'),
    body: (
      <>
        <h1 className="govuk-heading-xl">{say('visitor.openData.title')}</h1>
        <p className="govuk-body-l app-measure">{say('visitor.openData.lead')}</p>
        {madeUp && (
          <InsetText>
            <FigureMark locale={locale} mark="made_up" /> {say('visitor.openData.licenceMadeUp')}
          </InsetText>
        )}
        <h2 className="govuk-heading-l">{say('visitor.openData.files')}</h2>
        <Files locale={locale} giving={prefix !== undefined} />
        <h2 className="govuk-heading-l">{say('visitor.openData.rules')}</h2>
        <div className="app-measure">
          <Prose text={say('visitor.openData.rulesText')} />
        </div>
        <h2 className="govuk-heading-l">{say('visitor.openData.giving')}</h2>
        <div className="app-measure">
          {prefix ? <Prose text={say('visitor.openData.givingText', { prefix })} /> : <p className="govuk-body">{say('visitor.openData.givingNotYet')}</p>}
          {madeUp && <p className="govuk-body">{say('visitor.openData.givingDemonstration')}</p>}
        </div>
        <h2 className="govuk-heading-l">{say('visitor.openData.licence')}</h2>
        <div className="app-measure">
          <Prose text={say('visitor.openData.licenceText')} />
        </div>
        <MapCredits locale={locale} />
      </>
    ),
  };
}

function Files({ locale, giving }: { locale: Locale; giving: boolean }) {
  const say = words(locale);
  const files = [
    { name: 'projects.csv', holds: say('visitor.openData.projects'), format: 'CSV' },
    { name: 'allocations.csv', holds: say('visitor.openData.allocations'), format: 'CSV' },
    { name: 'figures.csv', holds: say('visitor.openData.figures'), format: 'CSV' },
    ...(giving ? [{ name: 'grants.json', holds: say('visitor.openData.grants'), format: 'JSON' }] : []),
  ];
  return (
    <Table
      caption={say('visitor.openData.files')}
      captionSize="hidden"
      columns={[{ label: say('visitor.openData.file') }, { label: say('visitor.openData.holds') }, { label: say('visitor.openData.format') }]}
      rows={files.map((file) => [
        <a key="file" className="govuk-link" href={localPath(locale, `/open-data/${file.name}`)}>
          {file.name}
        </a>,
        file.holds,
        file.format,
      ])}
    />
  );
}
