import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { Table } from '@/components/govuk/table';
import { ReturnTag } from '@/components/grant/outcome-tag';
import { signedIn } from '@/lib/access/session';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { type ReturnLine, returnsForRecipient } from '@/lib/outcome-return/queries';
import { startForm } from '@/lib/outcome-return/schema';
import { shownCount } from '@/lib/outcome-return/shown';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { start } from './actions';

export default async function OutcomeReturnsPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const path = `/apply/awards/${route.ref}/outcome-returns`;
  const actor = await signedIn(locale, path);
  const found = await returnsForRecipient(actor, route.ref);
  if (!found) missing(locale);
  const say = words(locale);
  const { award, returns } = found;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={award.openRef || found.whyNot ? say('outcome.list.title') : undefined} back={{ href: localPath(locale, `/apply/awards/${award.ref}`), label: say('outcome.back.award') }}>
      <span className="govuk-caption-l">{award.title}</span>
      <h1 className="govuk-heading-l">{say('outcome.list.title')}</h1>
      <p className="govuk-body">{say('outcome.list.intro')}</p>
      {returns.length === 0 ? (
        <p className="govuk-body">{say('outcome.list.none')}</p>
      ) : (
        <Table
          caption={say('outcome.list.caption')}
          columns={[{ label: say('outcome.list.period') }, { label: say('outcome.list.people'), numeric: true }, { label: say('outcome.list.state') }, { label: say('outcome.list.when') }]}
          rows={returns.map((one) => [
            <a key="ref" className="govuk-link" href={localPath(locale, `${path}/${one.ref}`)}>
              {formatDate(one.periodEnd, locale)}
            </a>,
            one.people ? shownCount(one.people) : say('outcome.list.blank'),
            <ReturnTag key="state" locale={locale} status={one.status} />,
            lastChange(one, locale),
          ])}
        />
      )}
      {award.openRef ? <ButtonLink href={localPath(locale, `${path}/${award.openRef}`)}>{say('outcome.list.open')}</ButtonLink> : <Start locale={locale} found={found} />}
    </ServicePage>
  );
}

function lastChange({ acceptedAt, submittedAt, savedAt, status }: ReturnLine, locale: Locale): string {
  const say = words(locale);
  if (acceptedAt) return say('outcome.list.accepted', { when: formatDate(acceptedAt, locale) });
  if (submittedAt && status === 'submitted') return say('outcome.list.submitted', { when: formatDate(submittedAt, locale) });
  return say('outcome.list.saved', { when: formatInstant(savedAt, locale) });
}

function Start({ locale, found }: { locale: Locale; found: NonNullable<Awaited<ReturnType<typeof returnsForRecipient>>> }) {
  const say = words(locale);
  const { award, periods, today, whyNot } = found;
  if (whyNot) {
    return (
      <BlockedButton id="start" reason={refusalSentence(locale, whyNot)}>
        {say('outcome.list.cannotStart')}
      </BlockedButton>
    );
  }
  const form = formProps(locale, startForm, start, { hidden: { award: award.ref } });
  const named = (end: string) => ({ label: say(end > today ? 'outcome.thisMonth' : 'outcome.upTo', { date: formatDate(end, locale) }) });
  // The months are the award's own, so they are not in the form's definition; the command has the last word on them.
  const period = { kind: 'oneOf' as const, as: 'select' as const, name: 'period', label: say('outcome.start.period.label'), hint: say('outcome.start.period.hint'), missing: say('outcome.start.period.missing'), cells: [], options: Object.fromEntries(periods.map((end) => [end, named(end)])) };
  return (
    <>
      <h2 className="govuk-heading-m">{say('outcome.list.startHeading')}</h2>
      <Form {...form} fields={[period]} title={say('outcome.list.title')} heading="none" submit={say('outcome.start.submit')} />
    </>
  );
}
