import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { returnForOfficer } from '@/lib/outcome-return/queries';
import { acceptanceForm } from '@/lib/outcome-return/schema';
import { shownCount } from '@/lib/outcome-return/shown';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { accept } from '../../actions';

export default async function AcceptancePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const back = `/manage/outcome-returns/${route.ref}`;
  const actor = await staffSignedIn(locale, `${back}/acceptance`);
  const found = await orMissing(locale, returnForOfficer(actor, route.ref));
  if (found.status !== 'submitted') redirect(localPath(locale, back));
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={`${back}/acceptance`} actor={actor} back={{ href: localPath(locale, back), label: say('outcome.back.review') }}>
      <Form
        {...formProps(locale, acceptanceForm, accept, { hidden: { ref: found.ref, version: String(found.version) } })}
        title={say('outcome.acceptance.title')}
        caption={`${found.awardTitle}, ${found.ref}`}
        intro={<p className="govuk-body">{say('outcome.acceptance.intro', { organisation: found.organisationName, date: formatDate(found.periodEnd, locale), people: shownCount(found.typed['people.total']) })}</p>}
        submit={say('outcome.acceptance.submit')}
      />
    </ServicePage>
  );
}
