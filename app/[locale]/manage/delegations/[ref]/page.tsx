import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { delegationForStaff } from '@/lib/delegation/queries';
import { whyNotConfirm } from '@/lib/delegation/rules';
import { localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { DelegationSummary, delegationPath } from '../parts';

export default async function DelegationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = delegationPath(route.ref);
  const actor = await staffSignedIn(locale, path);
  const found = await delegationForStaff(actor, route.ref);
  if (!found) missing(locale);
  const { one } = found;
  const title = say('delegation.one.title', { reference: one.ref });
  const refusal = whyNotConfirm(one, actor, undefined);
  const blocked = refusal ? refusalSentence(locale, refusal) : may(actor, 'delegation.confirm', one) ? undefined : say('delegation.one.notYours');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, '/manage/delegations'), label: say('delegation.list.title') }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <DelegationSummary locale={locale} one={one} />
      {one.status === 'proposed' && blocked && (
        <BlockedButton id="confirm" reason={blocked}>
          {say('delegation.one.confirm')}
        </BlockedButton>
      )}
      {one.status === 'proposed' && (
        <ButtonGroup>
          {!blocked && <ButtonLink href={localPath(locale, delegationPath(one.ref, '/confirmation'))}>{say('delegation.one.confirm')}</ButtonLink>}
          {may(actor, 'delegation.reject', one) && (
            <a className="govuk-link" href={localPath(locale, delegationPath(one.ref, '/rejection'))}>
              {say('delegation.one.reject')}
            </a>
          )}
        </ButtonGroup>
      )}
    </ServicePage>
  );
}
