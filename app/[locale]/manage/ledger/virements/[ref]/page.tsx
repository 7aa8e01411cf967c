import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { virementForStaff } from '@/lib/virement/queries';
import { whyNotConfirm } from '@/lib/virement/rules';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { VirementSummary, virementPath } from '../parts';

export default async function VirementPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = virementPath(route.ref);
  const actor = await staffSignedIn(locale, path);
  const found = await virementForStaff(actor, route.ref);
  if (!found) missing(locale);
  const { one } = found;
  const title = say('virement.one.title', { reference: one.ref });
  const refusal = whyNotConfirm(one, actor);
  const blocked = refusal ? refusalSentence(locale, refusal) : may(actor, 'virement.confirm', one) ? undefined : say('virement.one.notYours');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, '/manage/ledger/virements'), label: say('virement.list.title') }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <VirementSummary locale={locale} one={one} leftPence={found.fromLeftPence} />
      {one.status === 'proposed' && blocked && (
        <BlockedButton id="confirm" reason={blocked}>
          {say('virement.one.confirm')}
        </BlockedButton>
      )}
      {one.status === 'proposed' && (
        <ButtonGroup>
          {!blocked && <ButtonLink href={localPath(locale, virementPath(one.ref, '/confirmation'))}>{say('virement.one.confirm')}</ButtonLink>}
          {may(actor, 'virement.reject', null) && (
            <a className="govuk-link" href={localPath(locale, virementPath(one.ref, '/rejection'))}>
              {say('virement.one.reject')}
            </a>
          )}
        </ButtonGroup>
      )}
    </ServicePage>
  );
}
