import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { staffSignedIn } from '@/lib/access/session';
import { profileFields } from '@/lib/assessment/profile-form';
import { ownProfile } from '@/lib/assessment/queries/assign';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { describeMyself } from './actions';

const path = '/manage/assessments/profile';

export default async function ProfilePage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const own = await orMissing(locale, ownProfile(actor));
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/assessments'), label: say('assessment.assignment.back') }}>
      <Form
        {...formWords(locale)}
        action={describeMyself}
        fields={profileFields(locale, own.known)}
        values={{ areas: own.areas, atOnce: String(own.atOnce) }}
        hidden={{ locale, key: crypto.randomUUID() }}
        title={say('assessing.profile.title')}
        intro={<p className="govuk-body">{say('assessing.profile.intro')}</p>}
        submit={say('assessing.profile.submit')}
      />
    </ServicePage>
  );
}
