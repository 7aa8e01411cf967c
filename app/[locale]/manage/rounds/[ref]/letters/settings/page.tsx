import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { lettersOfRound } from '@/lib/letter/queries';
import { letterSettingsForm } from '@/lib/letter/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { setSettings } from '../../../../letters/actions';

export default async function LetterSettingsPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/rounds/${route.ref}/letters/settings`;
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'letter.set_texts', null)) missing(locale);
  const { round, settings } = await orMissing(locale, lettersOfRound(actor, route.ref));
  const yesNo = (is: boolean) => (is ? 'yes' : 'no');
  const values = { reasons: yesNo(settings.reasons), scores: yesNo(settings.scores), bilingual: yesNo(settings.bilingual), feedbackDays: String(settings.feedbackDays) };
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, `/manage/rounds/${round.ref}/letters`), label: say('letter.title') }}>
      <Form {...formProps(locale, letterSettingsForm, setSettings, { values, hidden: { round: round.ref, version: String(settings.version) } })} title={say('letter.settings.title')} caption={round.title[locale]} submit={say('letter.settings.submit')} />
    </ServicePage>
  );
}
