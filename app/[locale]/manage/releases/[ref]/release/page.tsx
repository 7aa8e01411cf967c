import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { InsetText } from '@/components/govuk/inset-text';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { releaseForm } from '@/lib/publication/release-forms';
import { releaseForStaff } from '@/lib/publication/release-queries';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { release } from '../../actions';

export default async function ReleasePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const back = `/manage/releases/${route.ref}`;
  const actor = await staffSignedIn(locale, `${back}/release`);
  const found = await orMissing(locale, releaseForStaff(actor, route.ref));
  if (found.status !== 'checked' || found.whyNotRelease) redirect(localPath(locale, back));
  const say = words(locale);
  return (
    <ServicePage locale={locale} path={`${back}/release`} actor={actor} back={{ href: localPath(locale, back), label: say('release.backToRelease') }}>
      <Form
        {...formProps(locale, releaseForm, release, { hidden: { ref: found.ref } })}
        title={say('release.release.title')}
        caption={found.ref}
        intro={
          <>
            <p className="govuk-body">{say('release.release.intro', { count: found.shown, date: formatDate(found.asAt, locale) })}</p>
            {found.needsSecondFactor && (
              <InsetText>
                {say('release.release.needsCode')}{' '}
                <a className="govuk-link" href={`${localPath(locale, '/sign-in/code')}?to=${encodeURIComponent(localPath(locale, `${back}/release`))}`}>
                  {say('release.release.giveCode')}
                </a>
              </InsetText>
            )}
          </>
        }
        submit={say('release.release.submit')}
      />
    </ServicePage>
  );
}
