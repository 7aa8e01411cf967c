import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { letterBatch } from '@/lib/letter/queries';
import { whyNotCallOff } from '@/lib/letter/rules';
import { callingOffForm } from '@/lib/letter/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { callOff } from '../../actions';

export default async function CallingOffPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/letters/${route.ref}/calling-off`;
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'application.notify', null)) missing(locale);
  const batch = await orMissing(locale, letterBatch(actor, route.ref));
  const page = localPath(locale, `/manage/letters/${batch.ref}`);
  // Its own page says why not.
  if (whyNotCallOff(batch, batch.now)) redirect(page);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: page, label: say('letter.batch.title', { ref: batch.ref }) }}>
      <Form {...formProps(locale, callingOffForm, callOff, { hidden: { ref: batch.ref } })} title={say('letter.callingOff.title')} caption={batch.ref} intro={<p className="govuk-body">{say('letter.callingOff.intro')}</p>} submit={say('letter.callingOff.submit')} warning />
    </ServicePage>
  );
}
