import type { Person } from '../../lib/access/actor';
import { freshSecondFactorMinutes, hasFreshSecondFactor } from '../../lib/access/policy';
import { formatTime } from '../../lib/dates';
import { type Locale, localPath } from '../../lib/locale';
import { words } from '../../lib/words';
import { InsetText } from '../govuk/inset-text';

/**
 * For a page whose act needs a fresh second factor: how long the one given lasts, or where to give one. It stands above the form, so
 * that nobody writes a reason first and is refused afterwards.
 * @param here the page's English path, to come back to
 */
export function SecondFactorNotice({ locale, actor, now, here }: { locale: Locale; actor: Person; now: Date; here: string }) {
  const say = words(locale);
  const fresh = hasFreshSecondFactor(actor, now) && actor.mfaAt ? new Date(actor.mfaAt.getTime() + freshSecondFactorMinutes * 60_000) : undefined;
  return (
    <InsetText>
      {fresh ? say('assessment.factor.fresh', { time: formatTime(fresh) }) : say('assessment.factor.stale', { minutes: freshSecondFactorMinutes })}{' '}
      {/* In a tab of its own: whoever has written a reason already must not lose it. */}
      <a className="govuk-link" target="_blank" rel="noopener" href={`${localPath(locale, '/sign-in/code')}?to=${encodeURIComponent(localPath(locale, here))}`}>
        {say('assessment.factor.link')}
      </a>
    </InsetText>
  );
}
