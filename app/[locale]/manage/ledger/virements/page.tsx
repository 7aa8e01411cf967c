import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { virementsForStaff } from '@/lib/virement/queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { VirementTable } from './parts';

const path = '/manage/ledger/virements';

export default async function VirementsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const virements = await virementsForStaff(actor);
  if (!virements) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('virement.list.title')} back={{ href: localPath(locale, '/manage/ledger'), label: say('ledger.title') }}>
      <h1 className="govuk-heading-l">{say('virement.list.title')}</h1>
      <p className="govuk-body app-measure">{say('virement.list.intro')}</p>
      {may(actor, 'virement.propose', null) ? (
        <ButtonLink href={localPath(locale, `${path}/new`)}>{say('virement.list.start')}</ButtonLink>
      ) : (
        <BlockedButton id="start" reason={say('virement.list.notYours')}>
          {say('virement.list.start')}
        </BlockedButton>
      )}
      {virements.length === 0 ? <p className="govuk-body">{say('virement.list.none')}</p> : <VirementTable locale={locale} virements={virements} caption={say('virement.list.caption')} />}
    </ServicePage>
  );
}
