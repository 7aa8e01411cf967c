import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { ButtonLink } from '@/components/govuk/button';
import { Lacks, LetterText, SentAs } from '@/components/grant/letter';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type LettersOfApplication, lettersForStaff } from '@/lib/letter/queries';
import { paragraphForm } from '@/lib/letter/schema';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { write } from '../../../letters/actions';

export default async function ApplicationLettersPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/applications/${route.ref}/letters`;
  const actor = await staffSignedIn(locale, path);
  const letters = await orMissing(locale, lettersForStaff(actor, route.ref));
  const { ref, title, draft, sent } = letters;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('letter.one.title')} back={{ href: localPath(locale, `/manage/applications/${ref}`), label: say('assessment.file.backToFile') }}>
      <span className="govuk-caption-l">{`${ref}, ${title}`}</span>
      <h1 className="govuk-heading-l">{say('letter.one.title')}</h1>
      {!draft && sent.length === 0 && <p className="govuk-body">{say('letter.one.none')}</p>}
      {draft && <Waiting locale={locale} letters={letters} officer={may(actor, 'application.notify', null)} />}
      {sent.map((letter) => (
        <section key={letter.kind} aria-labelledby={letter.kind}>
          <h2 className="govuk-heading-m" id={letter.kind}>{say(`letter.kind.${letter.kind}`)}</h2>
          <SentAs locale={locale} sentAt={letter.sentAt} sha256={letter.sha256} />
          <LetterText locale={locale} en={letter.en} cy={letter.cy} />
        </section>
      ))}
    </ServicePage>
  );
}

/** The letter as it would be sent now, and what an officer adds to this one alone. */
function Waiting({ locale, letters: { ref, draft, paragraph, paragraphVersion }, officer }: { locale: Locale; letters: LettersOfApplication; officer: boolean }) {
  const say = words(locale);
  if (!draft) return null;
  const { facts, lacks, written, batchRef } = draft;
  return (
    <>
      <section aria-labelledby="waits">
        <h2 className="govuk-heading-m" id="waits">{say('letter.one.waits')}: {say(`letter.kind.${facts.kind}`)}</h2>
        {batchRef && <p className="govuk-body"><a className="govuk-link" href={localPath(locale, `/manage/letters/${batchRef}`)}>{say('letter.one.batch', { ref: batchRef })}</a></p>}
        <Lacks locale={locale} lacks={lacks} />
        <LetterText locale={locale} {...written} />
      </section>
      {officer && !batchRef && (
        <>
          {facts.kind !== 'reserve' && <ButtonLink look="secondary" href={localPath(locale, `/manage/applications/${ref}/notification`)}>{say('letter.one.send')}</ButtonLink>}
          <h2 className="govuk-heading-m">{say('letter.paragraph.title')}</h2>
          <p className="govuk-body">{say('letter.paragraph.intro')}</p>
          <Form {...formProps(locale, paragraphForm, write, { values: paragraph, hidden: { ref, version: String(paragraphVersion) } })} submit={say('letter.paragraph.submit')} />
        </>
      )}
    </>
  );
}
