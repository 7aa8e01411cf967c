import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { checkForm } from '@/lib/publication/release-forms';
import { releaseForStaff } from '@/lib/publication/release-queries';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { check } from '../../actions';

export default async function CheckPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const back = `/manage/releases/${route.ref}`;
  const actor = await staffSignedIn(locale, `${back}/check`);
  const found = await orMissing(locale, releaseForStaff(actor, route.ref));
  if (found.status !== 'drafted') redirect(localPath(locale, back));
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={`${back}/check`} actor={actor} back={{ href: localPath(locale, back), label: say('release.backToRelease') }}>
      <Form
        {...formProps(locale, checkForm, check, { hidden: { ref: found.ref } })}
        title={say('release.check.title')}
        caption={found.ref}
        intro={<p className="govuk-body">{say('release.check.intro')}</p>}
        submit={say('release.check.submit')}
      />
    </ServicePage>
  );
}
