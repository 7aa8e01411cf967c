import { AgreementText } from '@/components/grant/agreement';
import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { isMember, type Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { type StaffVariation, variationForStaff } from '@/lib/variation/queries';
import { whyNotApprove } from '@/lib/variation/rules';
import { refusalSentence, word, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { VariationSummary, variationPath } from '../parts';

export default async function VariationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = variationPath(route.ref);
  const actor = await staffSignedIn(locale, path);
  const one = await variationForStaff(actor, route.ref);
  if (!one) missing(locale);
  const title = say('variation.one.title', { reference: one.ref });
  const done = (['proposed', 'approved', 'first', 'refused', 'withdrawn'] as const).find((key) => key === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, `/manage/awards/${one.award}`), label: one.award }}>
      {done && (
        <NotificationBanner title={say('variation.done.title')} success>
          {say(`variation.done.${done}`)}
        </NotificationBanner>
      )}
      <span className="govuk-caption-l">{say(`variation.kind.${one.kind}`)}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <VariationSummary locale={locale} one={one} />
      <Steps locale={locale} actor={actor} one={one} />
      {one.addendum && (
        <>
          <h2 className="govuk-heading-m">{say('variation.one.addendum')}</h2>
          <p className="govuk-body">
            {say('variation.one.hash')} <span className="app-hash">{one.addendumSha256}</span>
          </p>
          <AgreementText locale={locale} text={one.addendum} />
        </>
      )}
    </ServicePage>
  );
}

/** What this person can do with it now, and why not what they could do later. */
function Steps({ locale, actor, one }: { locale: Locale; actor: Person; one: StaffVariation }) {
  const say = words(locale);
  const to = (step: string) => localPath(locale, variationPath(one.ref, step));
  const proposedBy = { proposedBy: one.proposedBy ?? '' };
  const open = one.status === 'asked' || one.status === 'proposed';
  const refusal = whyNotApprove(one, one.approvals.map(({ byId }) => byId), { id: actor.id, ownOrganisation: isMember(actor, one.organisationId) });
  const blocked = refusal ? refusalSentence(locale, refusal) : may(actor, 'variation.approve', proposedBy) ? undefined : word(locale, 'refusal.not_allowed');
  return (
    <>
      {one.status === 'proposed' && blocked && (
        <BlockedButton id="approve" reason={blocked}>
          {say('variation.one.approve')}
        </BlockedButton>
      )}
      <ButtonGroup>
        {one.status === 'proposed' && !blocked && <ButtonLink href={to('/approval')}>{say('variation.one.approve')}</ButtonLink>}
        {one.status === 'asked' && may(actor, 'variation.propose', null) && <ButtonLink href={localPath(locale, `/manage/awards/${one.award}/variation`)}>{say('variation.one.propose')}</ButtonLink>}
        {open && may(actor, 'variation.refuse', proposedBy) && (
          <a className="govuk-link" href={to('/refusal')}>
            {say('variation.one.refuse')}
          </a>
        )}
        {(open || one.status === 'approved') && may(actor, 'variation.withdraw', null) && (
          <a className="govuk-link" href={to('/withdrawal')}>
            {say('variation.one.withdraw')}
          </a>
        )}
      </ButtonGroup>
    </>
  );
}
