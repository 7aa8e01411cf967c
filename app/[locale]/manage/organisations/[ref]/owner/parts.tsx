import { SummaryList } from '@/components/govuk/summary-list';
import { formatInstant } from '@/lib/dates';
import { formatDeadline } from '@/lib/deadline/wall-time';
import type { Locale } from '@/lib/locale';
import type { Takeover } from '@/lib/takeover/queries';
import { words } from '@/lib/words';

export const ownerPath = (ref: string, step = '') => `/manage/organisations/${ref}/owner${step}`;

function stageOf({ status, open, acceptedAt, opensAt }: Takeover, now: Date) {
  if (status !== 'confirmed') return status;
  if (acceptedAt) return 'taken_up';
  if (!open) return 'over';
  return opensAt && opensAt > now ? 'waiting' : 'invited';
}

/** Everything about one proposed owner, above whatever decides it. */
export function TakeoverSummary({ locale, takeover, now }: { locale: Locale; takeover: Takeover; now: Date }) {
  const say = words(locale);
  const { email, ground, reason, proposedByName, proposedAt, confirmedByName, confirmedAt, opensAt, expiresAt, stoppedByName, stoppedReason } = takeover;
  const state = stoppedByName ? say('takeover.stoppedBecause', { name: stoppedByName, reason: stoppedReason ?? '' }) : say(`takeover.stage.${stageOf(takeover, now)}`);
  return (
    <SummaryList
      rows={[
        { key: say('takeover.who'), value: email },
        { key: say('takeover.why'), value: say(`takeover.proposal.ground.options.${ground}.label`) },
        { key: say('takeover.reason'), value: reason },
        { key: say('takeover.proposed'), value: say('takeover.by', { name: proposedByName, when: formatInstant(proposedAt, locale) }) },
        ...(confirmedAt ? [{ key: say('takeover.confirmed'), value: say('takeover.by', { name: confirmedByName ?? '', when: formatInstant(confirmedAt, locale) }) }] : []),
        ...(opensAt && expiresAt ? [{ key: say('takeover.opens'), value: say('takeover.span', { from: formatDeadline(opensAt, locale), until: formatDeadline(expiresAt, locale) }) }] : []),
        { key: say('takeover.state'), value: state },
      ]}
    />
  );
}
