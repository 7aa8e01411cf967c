import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { PageTitle } from '@/components/layout/page-head';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { withdrawalForm } from '@/lib/publication/release-forms';
import { releaseForStaff } from '@/lib/publication/release-queries';
import { word, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { withdraw } from '../../actions';

export default async function WithdrawalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const back = `/manage/releases/${route.ref}`;
  const actor = await staffSignedIn(locale, `${back}/withdrawal`);
  const found = await orMissing(locale, releaseForStaff(actor, route.ref));
  if (found.status === 'withdrawn') redirect(localPath(locale, back));
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={`${back}/withdrawal`} actor={actor} back={{ href: localPath(locale, back), label: say('release.backToRelease') }}>
      {may(actor, 'release.withdraw', null) ? (
        <Form
          {...formProps(locale, withdrawalForm, withdraw, { hidden: { ref: found.ref } })}
          title={say('release.withdrawal.title')}
          caption={found.ref}
          intro={<p className="govuk-body">{say(found.releasedAt ? 'release.withdrawal.intro' : 'release.withdrawal.introDraft')}</p>}
          submit={say('release.withdrawal.submit')}
          warning
        />
      ) : (
        <>
          <PageTitle locale={locale} title={say('release.withdrawal.title')} />
          <h1 className="govuk-heading-l">{say('release.withdrawal.title')}</h1>
          <BlockedButton id="withdraw" reason={word(locale, 'refusal.not_allowed')}>{say('release.withdrawal.submit')}</BlockedButton>
        </>
      )}
    </ServicePage>
  );
}
