import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { withdrawalForm } from '@/lib/publication/release-forms';
import { releaseForStaff } from '@/lib/publication/release-queries';
import { words } from '@/lib/words';
import { given, leadTo, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { withdraw } from '../../actions';

export default async function WithdrawalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const back = `/manage/releases/${route.ref}`;
  const actor = await staffSignedIn(locale, `${back}/withdrawal`);
  const found = await orMissing(locale, releaseForStaff(actor, route.ref));
  if (found.status === 'withdrawn') leadTo(localPath(locale, back));
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={`${back}/withdrawal`} actor={actor} back={{ href: localPath(locale, back), label: say('release.backToRelease') }}>
      <Form
        {...formProps(locale, withdrawalForm, withdraw, { hidden: { ref: found.ref } })}
        title={say('release.withdrawal.title')}
        caption={found.ref}
        intro={<p className="govuk-body">{say(found.releasedAt ? 'release.withdrawal.intro' : 'release.withdrawal.introDraft')}</p>}
        submit={say('release.withdrawal.submit')}
        warning
      />
    </ServicePage>
  );
}
