import { ConditionTasks } from '@/components/grant/conditions';
import { LinkList } from '@/components/govuk/link-list';
import { SummaryList } from '@/components/govuk/summary-list';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import type { StaffAward } from '@/lib/award/queries';
import { mayExtendNow } from '@/lib/award/rules';
import { conditionsForStaff } from '@/lib/condition/queries';
import { formatDate, londonDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; actor: Person; award: StaffAward; path: string };

/** Beside an award's agreement: its PDF, until when the offer stands, and its conditions. */
export async function AgreementState({ locale, actor, award, path }: Props) {
  const say = words(locale);
  const found = award.applicationRef ? await conditionsForStaff(actor, award.applicationRef) : undefined;
  const conditions = award.applicationRef && `/manage/applications/${award.applicationRef}/conditions`;
  return (
    <>
      {(award.status === 'offered' || award.status === 'lapsed') && <SummaryList rows={[{ key: say('agreement.offer.until'), value: untilOf(locale, award) }]} />}
      <LinkList
        links={[
          ...(award.agreement && may(actor, 'agreement.read', null) ? [{ href: localPath(locale, `${path}/agreement`), label: say('agreement.papers.link') }] : []),
          ...(found && conditions ? [{ href: localPath(locale, conditions), label: say('condition.link') }] : []),
          ...(may(actor, 'award.extend_offer', null) && mayExtendNow(award, londonDate(award.now)) ? [{ href: localPath(locale, `${path}/extension`), label: say('agreement.offer.extend') }] : []),
        ]}
      />
      {found && conditions && found.conditions.length > 0 && (
        <>
          <h3 className="govuk-heading-s">{say('condition.title')}</h3>
          <ConditionTasks locale={locale} conditions={found.conditions} today={found.today} path={conditions} />
        </>
      )}
    </>
  );
}

function untilOf(locale: Locale, { offerOpenUntil, offerExtendedReason }: StaffAward): string {
  const say = words(locale);
  if (!offerOpenUntil) return say('agreement.offer.none');
  const date = formatDate(offerOpenUntil, locale);
  return offerExtendedReason ? say('agreement.offer.moved', { date, reason: offerExtendedReason }) : date;
}
