import { ButtonLink } from '@/components/govuk/button';
import { SummaryList } from '@/components/govuk/summary-list';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { mainOfficeText } from '@/lib/organisation/main-office';
import { organisationForMember } from '@/lib/organisation/queries';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

export default async function OrganisationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/organisations/${route.ref}`;
  const actor = await signedIn(locale, path);
  const organisation = await organisationForMember(actor, route.ref);
  if (!organisation) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={organisation.name} back={{ href: localPath(locale, '/apply'), label: say('application.back.home') }}>
      <h1 className="govuk-heading-l">{organisation.name}</h1>
      <SummaryList
        rows={[
          { key: say('organisation.view.kind'), value: say(`state.organisationKind.${organisation.kind}`) },
          { key: say('organisation.view.register'), value: say(`organisation.scheme.${organisation.identifierScheme}`) },
          { key: say('organisation.view.identifier'), value: say('organisation.view.unverified', { identifier: organisation.identifier }) },
          { key: say('office.key'), value: mainOfficeText(organisation, locale) || say('office.none'), actions: [{ href: localPath(locale, `${path}/place`), label: say(organisation.place ? 'office.changeLink' : 'office.addLink'), hidden: say('office.hidden') }] },
          { key: say('organisation.view.people'), value: organisation.members.map(({ name }) => name).join(', ') },
        ]}
      />
      <ButtonLink href={localPath(locale, `${path}/people`)}>{say('colleagues.page.link')}</ButtonLink>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `${path}/everything`)} download>
          {say('exporting.everything')}
        </a>
      </p>
    </ServicePage>
  );
}
