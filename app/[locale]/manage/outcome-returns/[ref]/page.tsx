import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { SummaryList } from '@/components/govuk/summary-list';
import { OutcomeFindings } from '@/components/grant/outcome-findings';
import { ReturnTag } from '@/components/grant/outcome-tag';
import { OutcomeTotals } from '@/components/grant/outcome-totals';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { type ReturnPage, returnForOfficer } from '@/lib/outcome-return/queries';
import { checkTotals } from '@/lib/outcome-return/rules';
import { totalsOf } from '@/lib/outcome-return/schema';
import { word, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';

export default async function ReviewReturnPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const path = `/manage/outcome-returns/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const found = await orMissing(locale, returnForOfficer(actor, route.ref));
  const say = words(locale);
  const totals = totalsOf(found.typed);
  const findings = checkTotals(totals, found.floor);
  const title = say('outcome.review.title', { ref: found.ref });
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} wide back={{ href: localPath(locale, '/manage/outcome-returns'), label: say('outcome.back.queue') }}>
      <span className="govuk-caption-l">{found.awardTitle}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <Facts locale={locale} found={found} />
      <h2 className="govuk-heading-m">{say('outcome.review.findings')}</h2>
      {findings.length === 0 && <p className="govuk-body">{say('outcome.review.noFindings')}</p>}
      <OutcomeFindings locale={locale} findings={findings} href="" errors={say('outcome.review.errors')} warnings={say('outcome.review.warnings')} />
      <OutcomeTotals locale={locale} totals={totals} beside={found.beside && { label: say('outcome.view.before', { date: formatDate(found.beside.periodEnd, locale) }), totals: found.beside.totals }} />
      <h2 className="govuk-heading-m">{say('outcome.review.decide')}</h2>
      <Decide locale={locale} found={found} path={path} allowed={may(actor, 'outcome_return.accept', null)} />
    </ServicePage>
  );
}

function Facts({ locale, found }: { locale: Locale; found: ReturnPage }) {
  const say = words(locale);
  const corrects = found.status === 'submitted' && found.beside?.periodEnd === found.periodEnd;
  return (
    <>
      <SummaryList
        rows={[
          { key: say('outcome.view.organisation'), value: found.organisationName },
          { key: say('outcome.view.award'), value: `${found.awardTitle} (${found.awardRef})` },
          { key: say('outcome.view.period'), value: say('outcome.upTo', { date: formatDate(found.periodEnd, locale) }) },
          { key: say('outcome.view.state'), value: <ReturnTag locale={locale} status={found.status} /> },
          ...(found.submittedAt ? [{ key: say('outcome.view.sent'), value: say('outcome.view.sentBy', { when: formatInstant(found.submittedAt, locale), name: found.submittedBy ?? '' }) }] : []),
          ...(found.acceptedAt ? [{ key: say('outcome.view.acceptedOn'), value: formatInstant(found.acceptedAt, locale) }] : []),
        ]}
      />
      {corrects && <InsetText>{say('outcome.review.corrects')}</InsetText>}
    </>
  );
}

function Decide({ locale, found, path, allowed }: { locale: Locale; found: ReturnPage; path: string; allowed: boolean }) {
  const say = words(locale);
  if (!allowed || found.status !== 'submitted') {
    const reason = allowed ? say('outcome.review.cannot', { state: say(`state.outcomeReturn.${found.status}`) }) : word(locale, 'refusal.not_allowed');
    return (
      <BlockedButton id="accept" reason={reason}>
        {say('outcome.review.accept')}
      </BlockedButton>
    );
  }
  return (
    <ButtonGroup>
      <ButtonLink href={localPath(locale, `${path}/acceptance`)}>{say('outcome.review.accept')}</ButtonLink>
      <ButtonLink look="secondary" href={localPath(locale, `${path}/changes`)}>
        {say('outcome.review.changes')}
      </ButtonLink>
    </ButtonGroup>
  );
}
