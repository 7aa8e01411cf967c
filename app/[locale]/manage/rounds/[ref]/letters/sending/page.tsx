import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { type LettersToSend, lettersToSend } from '@/lib/letter/queries';
import { sendingForm } from '@/lib/letter/schema';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { send } from '../../../../letters/actions';

export default async function SendingPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/rounds/${route.ref}/letters/sending`;
  const actor = await staffSignedIn(locale, path);
  const letters = await orMissing(locale, lettersToSend(actor, route.ref));
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, `/manage/rounds/${letters.round.ref}/letters`), label: say('letter.title') }}>
      <Form
        {...formProps(locale, sendingForm, send, { hidden: { round: letters.round.ref } })}
        title={say('letter.sending.title')}
        caption={letters.round.title[locale]}
        submit={say('letter.sending.submit')}
        warning
        intro={<Ready locale={locale} letters={letters} />}
      />
    </ServicePage>
  );
}

/** What would go out, what stays behind, and why. */
function Ready({ locale, letters: { ready, lacking, lacks, already } }: { locale: Locale; letters: LettersToSend }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body">{say('letter.sending.intro')}</p>
      <h2 className="govuk-heading-m">{say('letter.sending.ready')}</h2>
      <SummaryList rows={ready.map(({ kind, count }) => ({ key: say(`letter.kind.${kind}`), value: String(count) }))} />
      {already > 0 && <p className="govuk-body">{say('letter.sending.already', { count: already })}</p>}
      {lacks.length > 0 && (
        <>
          <h2 className="govuk-heading-m">{say('letter.sending.lacksHead')}</h2>
          <ul className="govuk-list govuk-list--bullet">
            {lacks.map(({ lack, count }) => (
              <li key={lack}>{say(`letter.lackCount.${lack}`, { count })}</li>
            ))}
          </ul>
        </>
      )}
      {lacking.length > 0 && (
        <Table
          caption={say('letter.sending.lacking')}
          columns={[{ label: say('letter.batch.application') }, { label: say('letter.batch.letter') }, { label: say('letter.preview.lacks') }]}
          rows={lacking.map((one) => [
            <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `/manage/applications/${one.ref}/letters`)}>{one.ref}</a>,
            say(`letter.kind.${one.kind}`), one.lacks.map((lack) => say(`letter.lack.${lack}`)).join('; '),
          ])}
        />
      )}
    </>
  );
}
