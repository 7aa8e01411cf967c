import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import type { Publication, StaffAward } from '@/lib/award/queries';
import { isPublishable } from '@/lib/award/rules';
import { formatDate, formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; actor: Person; award: StaffAward; path: string };

/** What the public sees of an award, and, for an officer, the way to decide it. */
export function PublicationState({ locale, actor, award, path }: Props) {
  const say = words(locale);
  const shown = award.publication && !award.publication.withdrawnAt ? award.publication : undefined;
  return (
    <>
      <h2 className="govuk-heading-m">{say('award.file.publication')}</h2>
      <p className="govuk-body">{award.publication ? publicationSaid(locale, award.publication).join(' ') : say('award.file.unpublished')}</p>
      {shown && <p className="govuk-inset-text">{locale === 'cy' ? (shown.summaryCy ?? shown.summaryEn) : shown.summaryEn}</p>}
      {shown && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `/projects/${award.ref}`)}>
            {say('award.file.public')}
          </a>
        </p>
      )}
      {may(actor, 'award.publish', null) && <Decide locale={locale} award={award} path={path} shown={shown !== undefined} />}
    </>
  );
}

/** Whether the public sees the award, who decided it and when. */
export function publicationSaid(locale: Locale, { by, publishedAt, withdrawnAt, embargoOn, showAmount }: Publication): string[] {
  const say = words(locale);
  if (withdrawnAt) return [say('award.file.withdrawn', { when: formatInstant(withdrawnAt, locale) })];
  return [
    say('award.file.published', { name: by, when: formatInstant(publishedAt, locale) }),
    ...(embargoOn ? [say('award.file.embargo', { date: formatDate(embargoOn, locale) })] : []),
    ...(showAmount ? [] : [say('award.file.amountHidden')]),
  ];
}

function Decide({ locale, award, path, shown }: { locale: Locale; award: StaffAward; path: string; shown: boolean }) {
  const say = words(locale);
  if (!isPublishable(award.status)) {
    return (
      <BlockedButton id="publish" reason={say('award.publication.why', { state: say(`state.award.${award.status}`) })}>
        {say('award.file.publish')}
      </BlockedButton>
    );
  }
  return (
    <div className="govuk-button-group">
      <ButtonLink href={localPath(locale, `${path}/publication`)} look={shown ? 'secondary' : undefined}>
        {say(shown ? 'award.file.changePublication' : 'award.file.publish')}
      </ButtonLink>
      {shown && (
        <a className="govuk-link" href={localPath(locale, `${path}/publication/withdrawal`)}>
          {say('award.file.withdraw')}
        </a>
      )}
    </div>
  );
}
