import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton, Button } from '@/components/govuk/button';
import { ErrorSummary } from '@/components/govuk/error-summary';
import { SummaryList } from '@/components/govuk/summary-list';
import { TextInput } from '@/components/govuk/text-input';
import { WarningText } from '@/components/govuk/warning-text';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { PageTitle } from '@/components/layout/page-head';
import type { Person } from '@/lib/access/actor';
import { staffSignedIn } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { type MergerPreview, mergerForOfficer } from '@/lib/organisation/officer-queries';
import { numberOnRegister } from '@/lib/organisation/rules';
import { mergerForm } from '@/lib/organisation/schema';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { merge } from '../../actions';

/** First which one is kept, by a plain GET form; then what moves, and the form that moves it. */
export default async function MergerPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const path = `/manage/organisations/${route.ref}/merger`;
  const actor = await staffSignedIn(locale, path);
  const into = (query.into ?? '').trim().toUpperCase();
  const preview = await mergerForOfficer(actor, route.ref, into);
  if (!preview) missing(locale);
  if (preview.duplicate.mergedInto) redirect(localPath(locale, `/manage/organisations/${preview.duplicate.ref}`));
  const say = words(locale);
  const { duplicate, kept, whyNot } = preview;
  const ready = kept && !whyNot;
  const title = say('organisations.merger.title', { name: duplicate.name });
  const refused = whyNot && refusalSentence(locale, whyNot);
  const wrong = query.into !== undefined && !kept ? refused : undefined;
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, `/manage/organisations/${duplicate.ref}`), label: duplicate.name }}>
      {ready ? (
        <Form {...formProps(locale, mergerForm, merge, { hidden: { ref: duplicate.ref, into } })} title={title} submit={say('organisations.merger.submit')} warning intro={<Preview {...{ locale, preview, actor }} here={`${path}?into=${into}`} />} />
      ) : (
        <>
          <PageTitle locale={locale} title={title} failed={wrong !== undefined} />
          {wrong && <ErrorSummary heading={say('error.summaryHeading')} errors={[{ sentence: wrong, id: 'into' }]} />}
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('organisations.merger.intro')}</p>
          <form method="get" action={localPath(locale, path)}>
            <TextInput name="into" label={say('organisations.merger.into')} hint={say('organisations.merger.intoHint')} width={20} defaultValue={into} error={wrong} errorPrefix={say('error.prefix')} />
            <Button look="secondary">{say('organisations.merger.see')}</Button>
          </form>
          {kept && refused && (
            <BlockedButton id="merger" reason={refused}>
              {say('organisations.merger.submit')}
            </BlockedButton>
          )}
        </>
      )}
    </ServicePage>
  );
}

function Preview({ locale, preview, actor, here }: { locale: Locale; preview: MergerPreview; actor: Person; here: string }) {
  const say = words(locale);
  const { duplicate, kept, roles, now } = preview;
  const people = roles.map(({ name, roles: given }) => `${name}: ${given.map((role) => say(`organisation.role.${role}`)).join(', ') || say('organisations.merger.already')}`);
  const applications = duplicate.applications.map(({ ref, title }) => `${ref}, ${title ?? say('organisations.view.draft')}`);
  return (
    <>
      <h2 className="govuk-heading-m">{say('organisations.merger.preview', { from: duplicate.ref, to: kept?.ref ?? '' })}</h2>
      <SummaryList
        rows={[
          { key: say('organisations.merger.duplicate'), value: `${duplicate.name}, ${numberOnRegister(duplicate)}` },
          { key: say('organisations.merger.kept'), value: kept ? `${kept.name}, ${numberOnRegister(kept)}` : '' },
          { key: say('organisations.merger.moves.applications'), value: <Lines lines={applications} none={say('organisations.merger.nothing')} /> },
          { key: say('organisations.merger.moves.people'), value: <Lines lines={people} none={say('organisations.merger.nothing')} /> },
          { key: say('organisations.merger.moves.names'), value: `${duplicate.name}, ${numberOnRegister(duplicate)}` },
        ]}
      />
      <p className="govuk-body">{say('organisations.merger.moves.invitations')}</p>
      <WarningText>{say('organisations.merger.undo')}</WarningText>
      <SecondFactorNotice locale={locale} actor={actor} now={now} here={here} />
    </>
  );
}

function Lines({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return none;
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
