import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { type DemonstrationPerson, demonstrationPeople } from '@/lib/access/queries';
import { demonstrationForm } from '@/lib/access/schema';
import { currentActor, ownPath } from '@/lib/access/session';
import { environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { word, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { signInAsDemonstrationPerson } from '../actions';

export default async function DemonstrationPeoplePage(props: RouteProps) {
  const { locale, query } = await given(props);
  if (environment().PROFILE !== 'demonstration') missing(locale);
  const say = words(locale);
  const people = await demonstrationPeople();
  const to = ownPath(query.to, '');
  return (
    <ServicePage locale={locale} path="/sign-in/demonstration" actor={await currentActor()} title={say('access.demonstration.title')}>
      <h1 className="govuk-heading-l">{say('access.demonstration.title')}</h1>
      <p className="govuk-body">{say('access.demonstration.intro')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/demonstration-mail')}>
          {say('access.demonstration.mail')}
        </a>
      </p>
      {people.length === 0 && <p className="govuk-body">{say('access.demonstration.absent')}</p>}
      <People locale={locale} heading={say('access.demonstration.staff')} people={people.filter((one) => one.roles.length > 0)} to={to} />
      <People locale={locale} heading={say('access.demonstration.members')} people={people.filter((one) => one.roles.length === 0)} to={to} />
    </ServicePage>
  );
}

function People({ locale, heading, people, to }: { locale: Locale; heading: string; people: DemonstrationPerson[]; to: string }) {
  if (people.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{heading}</h2>
      <ul className="govuk-list app-people">
        {people.map((person) => (
          <li key={person.id}>
            <p className="govuk-body-s govuk-!-margin-bottom-1">{duties(locale, person)}</p>
            <Form
              {...formProps(locale, demonstrationForm, signInAsDemonstrationPerson, { hidden: { person: person.email, to } })}
              submit={words(locale)('access.demonstration.submit', { name: person.name })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

const duties = (locale: Locale, { roles, organisations }: DemonstrationPerson): string =>
  [
    ...roles.map((one) => {
      const [role, nation] = one.split(':');
      return nation ? `${word(locale, `access.role.${role}`)} (${word(locale, `state.nation.${nation}`)})` : word(locale, `access.role.${role}`);
    }),
    ...organisations.map((one) => {
      const [role, ...name] = one.split(':');
      return `${word(locale, `access.role.${role}`)}, ${name.join(':')}`;
    }),
  ].join('; ');
