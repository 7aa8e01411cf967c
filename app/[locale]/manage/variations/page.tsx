import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { variationsForStaff } from '@/lib/variation/queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { variationColumns, variationRow } from './parts';

const path = '/manage/variations';

export default async function VariationsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const found = await variationsForStaff(actor);
  if (!found) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('variation.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('variation.list.title')}</h1>
      <p className="govuk-body app-measure">{say('variation.list.intro')}</p>
      {found.open.length === 0 && <p className="govuk-body">{say('variation.list.none')}</p>}
      {found.open.length > 0 && <Table caption={say('variation.list.waiting')} columns={variationColumns(locale)} rows={found.open.map((one) => variationRow(locale, one))} narrow="cards" />}
      {found.ended.length > 0 && <Table caption={say('variation.list.ended')} columns={variationColumns(locale)} rows={found.ended.map((one) => variationRow(locale, one))} narrow="cards" />}
    </ServicePage>
  );
}
