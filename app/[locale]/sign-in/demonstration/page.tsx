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
  const { PROFILE, SMTP_URL, NOTIFY_API_KEY } = environment();
  if (PROFILE !== 'demonstration') missing(locale);
  // Where mail is really sent, the page that shows it instead is not there.
  const keepsMail = !SMTP_URL && !NOTIFY_API_KEY;
  const say = words(locale);
  const people = await demonstrationPeople();
  const to = ownPath(query.to, '');
  return (
    <ServicePage locale={locale} path="/sign-in/demonstration" actor={await currentActor()} title={say('access.demonstration.title')}>
      <h1 className="govuk-heading-l">{say('access.demonstration.title')}</h1>
      <p className="govuk-body">{say('access.demonstration.intro')}</p>
      {keepsMail && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, '/demonstration-mail')}>
            {say('access.demonstration.mail')}
          </a>
        </p>
      )}
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

/** What somebody does, and where: their roles in one organisation stand together. */
function duties(locale: Locale, { roles, organisations }: DemonstrationPerson): string {
  const role = (key = '') => word(locale, `access.role.${key}`);
  const fund = roles.map((one) => {
    const [key, nation] = one.split(':');
    return nation ? `${role(key)} (${word(locale, `state.nation.${nation}`)})` : role(key);
  });
  const parted = organisations.map((one) => ({ role: role(one.split(':')[0]), name: one.split(':').slice(1).join(':') }));
  const names = [...new Set(parted.map(({ name }) => name))];
  const own = names.map((name) => `${parted.filter((one) => one.name === name).map((one) => one.role).join(', ')}: ${name}`);
  return [...fund, ...own].join('; ') || words(locale)('access.demonstration.new');
}
