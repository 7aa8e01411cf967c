import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { Details } from '@/components/govuk/details';
import { LetterText } from '@/components/grant/letter';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { defaultText, placesOf } from '@/lib/letter/compose';
import { lettersOfRound } from '@/lib/letter/queries';
import { letterTextForm } from '@/lib/letter/schema';
import { type LetterKind, letterKinds } from '@/lib/letter/vocabulary';
import { type Locale, localPath } from '@/lib/locale';
import { word, words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../../route-props';
import { ServicePage } from '../../../../../../../service-page';
import { setText } from '../../../../../letters/actions';

export default async function LetterTextPage(props: RouteProps<'ref' | 'kind'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/rounds/${route.ref}/letters/texts/${route.kind}`;
  const actor = await staffSignedIn(locale, path);
  const kind = letterKinds.find((one) => one === route.kind);
  if (!kind || !may(actor, 'letter.set_texts', null)) missing(locale);
  const { round, settings } = await orMissing(locale, lettersOfRound(actor, route.ref));
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, `/manage/rounds/${round.ref}/letters`), label: say('letter.title') }}>
      <Form
        {...formProps(locale, letterTextForm, setText, { values: settings.texts[kind], hidden: { round: round.ref, kind, version: String(settings.version) } })}
        title={say('letter.own.title', { kind: say(`letter.kind.${kind}`) })}
        caption={round.title[locale]}
        submit={say('letter.own.submit')}
        intro={<Places locale={locale} kind={kind} />}
      />
    </ServicePage>
  );
}

/** The named places with what each is filled with, and the text that stands where the round has none. */
function Places({ locale, kind }: { locale: Locale; kind: LetterKind }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body">{say('letter.own.intro')}</p>
      <ul className="govuk-list govuk-list--bullet">
        {placesOf[kind].map((name) => (
          <li key={name}>
            <code>{`{${name}}`}</code> {word(locale, `letter.place.${name}`)}
          </li>
        ))}
      </ul>
      <Details summary={say('letter.own.usualText')}>
        <p className="govuk-hint">{say('letter.own.usualHint')}</p>
        <LetterText locale={locale} en={defaultText(kind, 'en')} cy={defaultText(kind, 'cy')} />
      </Details>
    </>
  );
}
