import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { ReturnTag } from '@/components/grant/outcome-tag';
import { OutcomeTotals } from '@/components/grant/outcome-totals';
import { signedIn } from '@/lib/access/session';
import { formatDate, formatInstant, formatTime } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { totalsWords } from '@/lib/outcome-return/client-words';
import { type ReturnPage, returnForRecipient } from '@/lib/outcome-return/queries';
import { totalsOf } from '@/lib/outcome-return/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '@/app/route-props';
import { ServicePage } from '@/app/service-page';
import { save } from '../actions';
import { TotalsForm } from './totals-form';

export default async function OutcomeReturnPage(props: RouteProps<'ref' | 'out'>) {
  const { locale, route, query } = await given(props);
  const list = `/apply/awards/${route.ref}/outcome-returns`;
  const path = `${list}/${route.out}`;
  const actor = await signedIn(locale, path);
  const found = await returnForRecipient(actor, route.ref, route.out);
  if (!found) missing(locale);
  const say = words(locale);
  const writing = found.status === 'draft' || found.status === 'changes_requested';
  const title = say('outcome.totals.title', { date: formatDate(found.periodEnd, locale) });
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={writing ? undefined : title} back={{ href: localPath(locale, list), label: say('outcome.back.list') }}>
      <span className="govuk-caption-l">{say('outcome.totals.caption', { ref: found.ref })}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        {found.awardTitle} <ReturnTag locale={locale} status={found.status} />
      </p>
      {query.counted !== undefined && (
        <NotificationBanner title={say('outcome.totals.done')} success>
          {say('outcome.register.filled')}
        </NotificationBanner>
      )}
      {writing ? <Writing locale={locale} found={found} path={path} /> : <Sent locale={locale} found={found} />}
    </ServicePage>
  );
}

function Writing({ locale, found, path }: { locale: Locale; found: ReturnPage; path: string }) {
  const say = words(locale);
  const date = formatDate(found.periodEnd, locale);
  return (
    <>
      {found.status === 'changes_requested' && (
        <InsetText>
          <h2 className="govuk-heading-s">{say('outcome.totals.changesHeading')}</h2>
          <p className="govuk-body">{found.changesRequested}</p>
        </InsetText>
      )}
      <p className="govuk-body">{say('outcome.totals.intro', { date })}</p>
      <noscript>
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `${path}/count`)}>
            {say('outcome.totals.countLink')}
          </a>
        </p>
      </noscript>
      <TotalsForm
        locale={locale}
        words={totalsWords(locale)}
        action={save}
        hidden={{ locale, award: found.awardRef, ref: found.ref }}
        typed={found.typed}
        version={found.version}
        begun={found.version > 1}
        savedAt={formatTime(found.savedAt)}
        until={date}
        besideUntil={found.beside && formatDate(found.beside.periodEnd, locale)}
        beside={found.beside?.totals}
        floor={found.floor}
        periodEnd={found.periodEnd}
        today={found.today}
        here={localPath(locale, path)}
      />
    </>
  );
}

function Sent({ locale, found }: { locale: Locale; found: ReturnPage }) {
  const say = words(locale);
  return (
    <>
      <InsetText>
        {say('outcome.totals.sentIntro')} {found.submittedAt && say('outcome.submission.sent', { when: formatInstant(found.submittedAt, locale) })}
      </InsetText>
      <OutcomeTotals locale={locale} totals={totalsOf(found.typed)} beside={found.beside && { label: say('outcome.view.before', { date: formatDate(found.beside.periodEnd, locale) }), totals: found.beside.totals }} />
    </>
  );
}
