import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { assessorsForStaff } from '@/lib/assessment/queries/assign';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/assessors';

export default async function AssessorsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const { assessors, known } = await orMissing(locale, assessorsForStaff(actor));
  const inWords = (keys: readonly string[]) => keys.map((key) => known.find((area) => area.key === key)?.label[locale] ?? key).join(', ');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('assessing.assessors.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('assessing.assessors.title')}</h1>
      <p className="govuk-body app-measure">{say('assessing.assessors.intro')}</p>
      <Table
        caption={say('assessing.assessors.caption')}
        captionSize="hidden"
        narrow="cards"
        columns={[
          { label: say('assessing.assessors.name') }, { label: say('assessing.assessors.areas') }, { label: say('assessing.assessors.atOnce'), numeric: true },
          { label: say('assessing.assessors.open'), numeric: true }, { label: say('assessing.assessors.scored'), numeric: true }, { label: say('assessing.assessors.declined'), numeric: true },
        ]}
        rows={assessors.map((one) => [one.name, one.areas.length > 0 ? inWords(one.areas) : say('assessing.assessors.nothing'), one.atOnce, one.open, one.scored, one.declined])}
      />
    </ServicePage>
  );
}
