import { ApplicationTag } from '@/components/grant/application-tag';
import { AwardTag } from '@/components/grant/state-tag';
import { SentFiles } from '@/components/grant/sent-files';
import { InsetText } from '@/components/govuk/inset-text';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { formatDate } from '@/lib/dates';
import type { Candidate } from '@/lib/diligence/found';
import type { CheckPage } from '@/lib/diligence/queries';
import { owesEntry, type Registered, suggestAccounts, suggestIdentity } from '@/lib/diligence/rules';
import { type CheckKind, type Rating, subsidyDecisions } from '@/lib/diligence/vocabulary';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { numberOnRegister } from '@/lib/organisation/rules';
import { words } from '@/lib/words';

/** What the machine finds for a check, with its source and its day. It suggests; an officer judges. */
export function Found({ locale, kind, page }: { locale: Locale; kind: CheckKind; page: CheckPage }) {
  const say = words(locale);
  switch (kind) {
    case 'identity':
      return <OnRegister locale={locale} page={page} suggests={suggestIdentity(page.organisation, page.register)} />;
    case 'accounts':
      return <OnRegister locale={locale} page={page} suggests={suggestAccounts(page.register, page.today)} />;
    case 'duplicates':
      return <Candidates locale={locale} candidates={page.candidates} />;
    case 'governing':
      return page.files.length > 0 ? <SentFiles locale={locale} files={page.files} questions={page.questions} /> : <InsetText>{say('diligence.found.noFiles')}</InsetText>;
    case 'subsidy':
      return <Owed locale={locale} page={page} />;
    case 'fraud':
      return null;
  }
}

export const sourceOf = (locale: Locale, { source, asAt }: Registered): string => words(locale)(`diligence.found.sources.${source}`, { date: formatDate(asAt, locale) });

function OnRegister({ locale, page: { organisation, register }, suggests }: { locale: Locale; page: CheckPage; suggests: Rating | undefined }) {
  const say = words(locale);
  const entry = register?.entry;
  const known = entry && [
    { key: say('diligence.found.registered'), value: entry.name },
    { key: say('diligence.found.state'), value: entry.status },
    { key: say('diligence.found.accounts'), value: entry.lastAccountsOn ? formatDate(entry.lastAccountsOn, locale) : say('diligence.found.noAccounts') },
  ];
  return (
    <>
      <h2 className="govuk-heading-m">{say('diligence.found.title')}</h2>
      <SummaryList
        rows={[
          { key: say('diligence.found.name'), value: organisation.name },
          { key: say('diligence.found.number'), value: numberOnRegister(organisation) },
          ...(known ?? []),
          ...(register ? [{ key: say('diligence.found.source'), value: sourceOf(locale, register) }] : []),
        ]}
      />
      {!register && <InsetText>{say('diligence.found.unknown')}</InsetText>}
      {register && !entry && <InsetText>{say('diligence.found.absent')}</InsetText>}
      {suggests && <p className="govuk-body">{say('diligence.found.suggests', { rating: say(`diligence.rating.${suggests}`).toLocaleLowerCase() })}</p>}
    </>
  );
}

function Candidates({ locale, candidates }: { locale: Locale; candidates: readonly Candidate[] }) {
  const say = words(locale);
  if (candidates.length === 0) return <InsetText>{say('diligence.found.noCandidates')}</InsetText>;
  return (
    <Table
      caption={say('diligence.found.candidates')}
      columns={[{ label: say('diligence.found.ref') }, { label: say('diligence.found.what') }, { label: say('diligence.found.whose') }, { label: say('diligence.found.why') }, { label: say('diligence.found.where') }, { label: say('diligence.found.amount'), numeric: true }]}
      rows={candidates.map((one) => [
        <a key="ref" className="govuk-link app-nowrap" target="_blank" rel="noopener" href={localPath(locale, `/manage/${one.of === 'award' ? 'awards' : 'applications'}/${one.ref}`)}>
          {one.ref}
        </a>,
        one.title, one.organisation, say(`diligence.found.likeness.${one.why}`), <Where key="where" locale={locale} one={one} />, one.amountPence === null ? '' : formatMoney(one.amountPence),
      ])}
    />
  );
}

function Where({ locale, one }: { locale: Locale; one: Candidate }) {
  const say = words(locale);
  if (one.of === 'application') return <><ApplicationTag locale={locale} status={one.status} /> {one.round[locale]}</>;
  return one.imported ? say('diligence.found.imported', { state: say(`state.award.${one.status}`) }) : <AwardTag locale={locale} status={one.status} />;
}

/** Which decisions would owe an entry in the subsidy database, on the amount that is recommended or asked for. */
function Owed({ locale, page: { application } }: { locale: Locale; page: CheckPage }) {
  const say = words(locale);
  const amount = application.recommendation?.amountPence ?? application.amountAppliedForPence ?? 0;
  const decisions = subsidyDecisions.filter((one) => owesEntry(one, amount)).map((one) => say(`diligence.check.subsidy.options.${one}`));
  return <InsetText>{say('diligence.found.owed', { amount: formatMoney(amount), decisions: decisions.join('; ') })}</InsetText>;
}
