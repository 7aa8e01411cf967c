import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { returnForOfficer } from '@/lib/outcome-return/queries';
import { changesForm } from '@/lib/outcome-return/schema';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { askForChanges } from '../../actions';

export default async function ChangesPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const back = `/manage/outcome-returns/${route.ref}`;
  const actor = await staffSignedIn(locale, `${back}/changes`);
  const found = await orMissing(locale, returnForOfficer(actor, route.ref));
  if (found.status !== 'submitted') redirect(localPath(locale, back));
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={`${back}/changes`} actor={actor} back={{ href: localPath(locale, back), label: say('outcome.back.review') }}>
      <Form
        {...formProps(locale, changesForm, askForChanges, { hidden: { ref: found.ref, version: String(found.version) } })}
        title={say('outcome.changes.title')}
        caption={`${found.awardTitle}, ${found.ref}`}
        intro={<p className="govuk-body">{say('outcome.changes.intro', { organisation: found.organisationName })}</p>}
        submit={say('outcome.changes.submit')}
      />
    </ServicePage>
  );
}
