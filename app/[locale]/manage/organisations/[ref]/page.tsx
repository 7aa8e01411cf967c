import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { officeAndDistrict } from '@/lib/organisation/main-office';
import { organisationForStaff, type StaffOrganisation } from '@/lib/organisation/officer-queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { Applications, Awards, EarlierNames, LookAlikes, People } from './parts';

export default async function StaffOrganisationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/organisations/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const organisation = await organisationForStaff(actor, route.ref);
  if (!organisation) missing(locale);
  const done = query.done === 'corrected' || query.done === 'merged' ? query.done : undefined;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={organisation.name} back={{ href: localPath(locale, '/manage/organisations'), label: say('organisations.view.back') }}>
      {done && (
        <NotificationBanner title={say('organisations.view.doneTitle')} success>
          {say(`organisations.view.done.${done}`)}
        </NotificationBanner>
      )}
      <span className="govuk-caption-l">{organisation.ref}</span>
      <h1 className="govuk-heading-l">{organisation.name}</h1>
      {organisation.mergedInto && <MergedInto locale={locale} into={organisation.mergedInto} />}
      {organisation.takeoverUnderWay && (
        <InsetText>
          <a className="govuk-link" href={localPath(locale, `${path}/owner`)}>
            {say('takeover.view.underWay')}
          </a>
        </InsetText>
      )}
      {organisation.unreachable && <InsetText>{say('organisations.view.unreachable')}</InsetText>}
      <SummaryList
        rows={[
          { key: say('organisation.view.kind'), value: say(`state.organisationKind.${organisation.kind}`) },
          { key: say('organisation.view.register'), value: say(`organisation.scheme.${organisation.identifierScheme}`) },
          { key: say('organisation.view.identifier'), value: organisation.identifier },
          { key: say('office.key'), value: officeAndDistrict(organisation, locale) || say('office.none') },
        ]}
      />
      {!organisation.mergedInto && <Steps locale={locale} path={path} allowed={may(actor, 'organisation.correct', null)} />}
      <LookAlikes locale={locale} organisation={organisation} />
      <People locale={locale} organisation={organisation} />
      <Applications locale={locale} organisation={organisation} readable={may(actor, 'queue.read', null)} />
      <Awards locale={locale} organisation={organisation} />
      <EarlierNames locale={locale} organisation={organisation} />
    </ServicePage>
  );
}

function MergedInto({ locale, into }: { locale: Locale; into: NonNullable<StaffOrganisation['mergedInto']> }) {
  return (
    <InsetText>
      {words(locale)('organisations.view.mergedInto')}{' '}
      <a className="govuk-link" href={localPath(locale, `/manage/organisations/${into.ref}`)}>
        {into.name}
      </a>
    </InsetText>
  );
}

function Steps({ locale, path, allowed }: { locale: Locale; path: string; allowed: boolean }) {
  const say = words(locale);
  if (!allowed) {
    return (
      <BlockedButton id="merge" reason={say('organisations.view.notYours')}>
        {say('organisations.view.merge')}
      </BlockedButton>
    );
  }
  return (
    <ButtonGroup>
      <ButtonLink look="secondary" href={localPath(locale, `${path}/correction`)}>
        {say('organisations.view.correct')}
      </ButtonLink>
      <ButtonLink look="secondary" href={localPath(locale, `${path}/merger`)}>
        {say('organisations.view.merge')}
      </ButtonLink>
      <ButtonLink look="secondary" href={localPath(locale, `${path}/owner`)}>
        {say('takeover.view.propose')}
      </ButtonLink>
    </ButtonGroup>
  );
}
