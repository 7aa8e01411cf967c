import { NotificationBanner } from '@/components/govuk/notification-banner';
import { ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { WarningText } from '@/components/govuk/warning-text';
import { RestrictedList } from '@/components/grant/restricted';
import { holds, type Person } from '@/lib/access/actor';
import { staffSignedIn } from '@/lib/access/session';
import { conflictsOfPerson, declarationsForStaff, type OwnConflicts } from '@/lib/conflict/queries';
import { declaringRoles } from '@/lib/conflict/vocabulary';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { DeclarationTable, InterestTable } from './tables';

const path = '/manage/conflicts';

export default async function ConflictsPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const own = await conflictsOfPerson(actor);
  const everybody = await declarationsForStaff(actor);
  if (!own && !everybody) missing(locale);
  const done = (['year', 'added', 'ended'] as const).find((key) => key === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('conflict.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      {done && <NotificationBanner title={say('conflict.list.title')} success>{say(`conflict.list.done.${done}`)}</NotificationBanner>}
      <h1 className="govuk-heading-l">{say('conflict.list.title')}</h1>
      {own && <Own locale={locale} actor={actor} own={own} />}
      {everybody && (
        <>
          <h2 className="govuk-heading-m">{say('conflict.list.people')}</h2>
          <p className="govuk-body app-measure">{say('conflict.list.everybodyIntro')}</p>
          <DeclarationTable locale={locale} year={everybody.year} people={everybody.people} />
        </>
      )}
    </ServicePage>
  );
}

function Own({ locale, actor, own }: { locale: Locale; actor: Person; own: OwnConflicts }) {
  const say = words(locale);
  const { year, declared, interests, restricted } = own;
  return (
    <>
      <p className="govuk-body app-measure">{say('conflict.list.intro')}</p>
      <h2 className="govuk-heading-m">{say('conflict.list.year', { year })}</h2>
      <ThisYear locale={locale} actor={actor} own={own} />
      <ButtonGroup>
        {!declared && <ButtonLink href={localPath(locale, `${path}/declaration`)} look={mustDeclare(actor) ? undefined : 'secondary'}>{say('conflict.list.declare', { year })}</ButtonLink>}
        <ButtonLink href={localPath(locale, `${path}/new`)} look="secondary">
          {say('conflict.list.add')}
        </ButtonLink>
      </ButtonGroup>
      <h2 className="govuk-heading-m">{say('conflict.list.own')}</h2>
      {interests.length === 0 ? <p className="govuk-body">{say('conflict.list.none')}</p> : <InterestTable locale={locale} interests={interests} />}
      {restricted.length > 0 && <p className="govuk-body">{say('conflict.list.restrictedIntro')}</p>}
      <RestrictedList locale={locale} references={restricted} />
    </>
  );
}

/** Whoever neither assesses nor decides is asked for nothing, and is stopped from nothing. */
const mustDeclare = (actor: Person) => declaringRoles.some((role) => holds(actor, role));

function ThisYear({ locale, actor, own: { year, declared, interests } }: { locale: Locale; actor: Person; own: OwnConflicts }) {
  const say = words(locale);
  if (!declared && mustDeclare(actor)) return <WarningText>{say('conflict.list.undeclared', { year })}</WarningText>;
  const since = declared?.none && interests.some(({ endedOn, declaredAt }) => endedOn === null && declaredAt > declared.at);
  const said = since ? 'conflict.list.declaredSince' : declared?.none ? 'conflict.list.declaredNone' : 'conflict.list.declared';
  return <p className="govuk-body">{declared ? say(said, { when: formatDate(declared.at, locale) }) : say('conflict.list.notAsked')}</p>;
}
