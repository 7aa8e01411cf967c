import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { InsetText } from '@/components/govuk/inset-text';
import { signedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { type EqualityInvitation, equalityForMember } from '@/lib/equality/queries';
import { fewestPeople } from '@/lib/equality/rules';
import { equalityForm } from '@/lib/equality/schema';
import { type Locale, localPath } from '@/lib/locale';
import { word, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { giveOwnAnswers } from './actions';

/** Apart from every application: it hangs on the round alone, and nothing on it says which application somebody came from. */
export default async function EqualityPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/equality/${route.ref}`;
  const actor = await signedIn(locale, path);
  const round = await orMissing(locale, equalityForMember(actor, route.ref));
  const title = say('equality.title');
  const instead = round.given ? say('equality.given') : round.whyNot && `${word(locale, `refusal.${round.whyNot.code}`)}.`;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={instead ? title : undefined} back={{ href: localPath(locale, '/apply'), label: say('application.back.home') }}>
      {instead ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <InsetText>{instead}</InsetText>
        </>
      ) : (
        <Form {...formProps(locale, equalityForm, giveOwnAnswers, { hidden: { round: round.ref } })} title={title} caption={round.title[locale]} intro={<Intro locale={locale} round={round} />} submit={say('equality.submit')} />
      )}
    </ServicePage>
  );
}

function Intro({ locale, round }: { locale: Locale; round: EqualityInvitation }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body">{say('equality.intro')}</p>
      <ul className="govuk-list govuk-list--bullet">
        {(['optional', 'apart', 'counted', 'once'] as const).map((key) => (
          <li key={key}>{say(`equality.promise.${key}`, { count: fewestPeople, until: formatDate(round.until, locale) })}</li>
        ))}
      </ul>
    </>
  );
}
