import { LinkList } from '@/components/govuk/link-list';
import { LetterText, SentAs } from '@/components/grant/letter';
import { signedIn } from '@/lib/access/session';
import { lettersForMember, type OwnLetter } from '@/lib/letter/queries';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';

/** What the fund wrote about an application, the newest letter first; not there before one is sent. */
export default async function LetterPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/letter`;
  const actor = await signedIn(locale, path);
  const letters = await lettersForMember(actor, route.ref);
  const [newest] = letters;
  if (!newest) missing(locale);
  const title = say('letter.own_page.title');
  const application = `/apply/applications/${newest.ref}`;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, application), label: say('letter.own_page.back') }}>
      <span className="govuk-caption-l">{newest.ref}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      {letters.map((letter) => <Letter key={letter.kind} locale={locale} letter={letter} path={path} />)}
      <LinkList
        links={[
          ...(newest.awardRef ? [{ href: localPath(locale, `/apply/awards/${newest.awardRef}`), label: say('letter.own_page.award') }] : []),
          ...(letters.some(({ feedbackUntil }) => feedbackUntil) ? [{ href: localPath(locale, `${application}/feedback`), label: say('letter.own_page.feedback') }] : []),
          { href: localPath(locale, `${application}/complaint`), label: say('letter.own_page.complaint') },
        ]}
      />
    </ServicePage>
  );
}

function Letter({ locale, letter, path }: { locale: Locale; letter: OwnLetter; path: string }) {
  const say = words(locale);
  const about = <span className="govuk-visually-hidden"> ({say(`letter.kind.${letter.kind}`)})</span>;
  return (
    <section aria-labelledby={letter.kind}>
      <h2 className="govuk-heading-m" id={letter.kind}>{say(`letter.kind.${letter.kind}`)}</h2>
      {letter.language !== 'both' && letter.language !== locale && <p className="govuk-hint">{say(`letter.own_page.written.${letter.language}`)}</p>}
      <LetterText locale={locale} en={letter.en} cy={letter.cy} />
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `${path}/letter.pdf?kind=${letter.kind}`)} download>{say('letter.pdf')}{about}</a>
        <br />
        <a className="govuk-link" href={localPath(locale, `${path}/letter.txt?kind=${letter.kind}`)} download>{say('letter.plain')}{about}</a>
      </p>
      <SentAs locale={locale} sentAt={letter.sentAt} sha256={letter.sha256} />
    </section>
  );
}
