import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { OutcomeFindings } from '@/components/grant/outcome-findings';
import { OutcomeTotals } from '@/components/grant/outcome-totals';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { returnForRecipient } from '@/lib/outcome-return/queries';
import { checkTotals } from '@/lib/outcome-return/rules';
import { submissionForm, totalsOf } from '@/lib/outcome-return/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { submit } from '../../actions';

export default async function SubmissionPage(props: RouteProps<'ref' | 'out'>) {
  const { locale, route } = await given(props);
  const totalsPath = `/apply/awards/${route.ref}/outcome-returns/${route.out}`;
  const actor = await signedIn(locale, `${totalsPath}/submission`);
  const found = await returnForRecipient(actor, route.ref, route.out);
  if (!found) missing(locale);
  if (found.status !== 'draft' && found.status !== 'changes_requested') redirect(localPath(locale, totalsPath));
  const say = words(locale);
  const totals = totalsOf(found.typed);
  const findings = checkTotals(totals, found.floor);
  const errors = findings.some((one) => one.level === 'error');
  const certifier = may(actor, 'outcome_return.submit', found);
  const change = localPath(locale, totalsPath);
  const before = found.beside && { label: say('outcome.view.before', { date: formatDate(found.beside.periodEnd, locale) }), totals: found.beside.totals };
  const form = formProps(locale, submissionForm, submit, { hidden: { award: found.awardRef, ref: found.ref, version: String(found.version) } });
  const summary = (
    <>
      <p className="govuk-body">{say('outcome.submission.intro')}</p>
      <OutcomeFindings locale={locale} findings={findings} href={change} errors={say('outcome.submission.errors')} warnings={say('outcome.submission.warnings')} />
      <p className="govuk-body">
        <a className="govuk-link" href={change}>
          {say('outcome.submission.change')}
        </a>
      </p>
      <OutcomeTotals locale={locale} totals={totals} beside={before} />
    </>
  );
  return (
    <ServicePage
      locale={locale}
      path={`${totalsPath}/submission`}
      actor={actor}
      title={errors || !certifier ? say('outcome.submission.title') : undefined}
      back={{ href: change, label: say('outcome.back.totals') }}
    >
      {errors || !certifier ? (
        <>
          <span className="govuk-caption-l">{say('outcome.upTo', { date: formatDate(found.periodEnd, locale) })}</span>
          <h1 className="govuk-heading-l">{say('outcome.submission.title')}</h1>
          {summary}
          <BlockedButton id="submit" reason={errors ? say('outcome.submission.whyNotHeading') : say('outcome.submission.notCertifier', { organisation: found.organisationName })}>
            {say('outcome.submission.submit')}
          </BlockedButton>
        </>
      ) : (
        <Form {...form} title={say('outcome.submission.title')} caption={say('outcome.upTo', { date: formatDate(found.periodEnd, locale) })} intro={summary} submit={say('outcome.submission.submit')} />
      )}
    </ServicePage>
  );
}
