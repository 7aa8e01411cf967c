import { DocumentBlocks } from '@/components/grant/document-blocks';
import { Button } from '@/components/govuk/button';
import { ErrorSummary } from '@/components/govuk/error-summary';
import { InsetText } from '@/components/govuk/inset-text';
import { LinkList } from '@/components/govuk/link-list';
import { WarningText } from '@/components/govuk/warning-text';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { recordBlocks } from '@/lib/decision-record/document';
import { type DecisionRecordFile, decisionRecordForStaff } from '@/lib/decision-record/queries';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { DayBoxes, dayIn, titleWith } from '../../../day-in-address';

export default async function DecisionRecordPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/applications/${route.ref}/decision-record`;
  const actor = await staffSignedIn(locale, path);
  const knownOn = dayIn(query, 'knownOn');
  const asKnown = query.as === 'decision' ? 'decision' : knownOn.date;
  const file = await orMissing(locale, decisionRecordForStaff(actor, route.ref, asKnown));
  const title = say('records.decision.titleOf', { ref: file.ref, title: file.title });
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={titleWith(locale, title, knownOn)} back={{ href: localPath(locale, `/manage/applications/${file.ref}`), label: say('records.decision.back') }} wide>
      {knownOn.wrong && <ErrorSummary heading={say('error.summaryHeading')} errors={[{ sentence: say('records.decision.notADate'), id: 'knownOn.day' }]} />}
      <span className="govuk-caption-l">{file.title}</span>
      <h1 className="govuk-heading-l">{say('records.decision.title')}</h1>
      <p className="govuk-body app-measure">{say('records.decision.intro')}</p>
      <Compared locale={locale} file={file} />
      <Ways locale={locale} path={path} file={file} asKnown={asKnown} />
      <form method="get" action={localPath(locale, path)}>
        <DayBoxes locale={locale} name="knownOn" label={say('records.decision.knownOn')} hint={say('records.decision.knownOnHint')} given={knownOn} />
        <Button look="secondary">{say('records.decision.show')}</Button>
      </form>
      {file.record.submissions.length === 0 ? <InsetText>{say('records.decision.nothingThen')}</InsetText> : <DocumentBlocks blocks={recordBlocks(locale, file)} />}
    </ServicePage>
  );
}

/** Whether the record is still what was kept; a record nobody kept says why. */
function Compared({ locale, file: { kept, record } }: { locale: Locale; file: DecisionRecordFile }) {
  const say = words(locale);
  const decided = record.status !== null && ['ineligible', 'successful', 'unsuccessful'].includes(record.status);
  if (!kept) return <InsetText>{say(decided ? 'records.decision.keptNever' : 'records.decision.notKept')}</InsetText>;
  const when = formatInstant(kept.at, locale);
  if (kept.matches) return <InsetText>{say('records.decision.matchesLong', { when })}</InsetText>;
  return <WarningText prefix={say('records.decision.warning')}>{say('records.decision.differsLong', { when })}</WarningText>;
}

function Ways({ locale, path, file, asKnown }: { locale: Locale; path: string; file: DecisionRecordFile; asKnown: string | undefined }) {
  const say = words(locale);
  const to = (ending: string) => localPath(locale, `${path}${ending}`);
  const cut = asKnown ? `?knownOn=${asKnown}` : '';
  const links = [
    ...(file.kept && asKnown !== 'decision' ? [{ href: to('?as=decision'), label: say('records.decision.atDecision') }] : []),
    ...(asKnown ? [{ href: to(''), label: say('records.decision.asNow') }] : []),
    { href: to(`.pdf${cut}`), label: say('records.decision.pdf') },
    { href: to(`.json${cut}`), label: say('records.decision.json') },
  ];
  return <LinkList links={links} />;
}
