import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { ButtonLink } from '@/components/govuk/button';
import { isStaff } from '@/lib/access/actor';
import { signedIn } from '@/lib/access/session';
import { startForm } from '@/lib/application/schema';
import { formatInstant } from '@/lib/dates';
import type { WordedField } from '@/lib/field';
import { localPath } from '@/lib/locale';
import { organisationsForMember } from '@/lib/organisation/queries';
import { roundForPublic } from '@/lib/programme/queries';
import { whyNotOpen } from '@/lib/programme/rules';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { startOwnApplication } from '../actions';

export default async function NewApplicationPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const found = query.round ? await roundForPublic(query.round) : undefined;
  if (!found) redirect(localPath(locale, '/rounds'));
  const { round, now } = found;
  const path = `/apply/applications/new?round=${round.ref}`;
  const actor = await signedIn(locale, path);
  // The fund's own people apply for nothing.
  if (isStaff(actor)) missing(locale);
  const organisations = await organisationsForMember(actor);
  const options = Object.fromEntries(organisations.map(({ id, name, identifier }) => [id, { label: name, hint: identifier }]));
  const { fields: _, ...form } = formProps(locale, startForm, startOwnApplication, { hidden: { round: round.ref }, values: { organisation: organisations.length === 1 ? organisations[0]?.id : undefined } });
  const organisation: WordedField = { kind: 'oneOf', name: 'organisation', label: say('application.start.organisation.label'), hint: say('application.start.organisation.hint'), missing: say('application.start.organisation.missing'), options, cells: [] };
  const ready = organisations.length > 0 && !whyNotOpen(round, now);
  const intro = <p className="govuk-body">{say('application.start.intro', { round: round.title[locale], when: formatInstant(round.closesAt, locale) })}</p>;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={ready ? undefined : say('application.start.title')} back={{ href: localPath(locale, `/rounds/${round.ref}`), label: round.title[locale] }}>
      {ready ? (
        <Form {...form} fields={[organisation]} title={say('application.start.title')} submit={say('application.start.submit')} intro={intro} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{say('application.start.title')}</h1>
          <p className="govuk-body">{say(whyNotOpen(round, now) ? 'application.start.notOpen' : 'application.home.noOrganisation')}</p>
          {!whyNotOpen(round, now) && <ButtonLink href={localPath(locale, `/apply/organisations/new?next=${round.ref}`)}>{say('application.home.register')}</ButtonLink>}
        </>
      )}
    </ServicePage>
  );
}
