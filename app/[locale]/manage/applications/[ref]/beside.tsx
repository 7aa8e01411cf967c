import { InsetText } from '@/components/govuk/inset-text';
import { LinkList } from '@/components/govuk/link-list';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; path: string; application: { atRisk: boolean; safeguardingChecked: boolean; assigned: number }; actor: Person };

/** What goes on beside the steps: the finding on safeguarding that must be answered, comments and flags, taking it from an assessor, and every other page of its file. */
export function Beside({ locale, path, application, actor }: Props) {
  const say = words(locale);
  const officer = may(actor, 'application.reassign', null);
  const links = [
    [`${path}/comments`, say('assessing.talk.link')],
    [`${path}/letters`, say('letter.one.link')],
    [`${path}/safeguarding`, say('safeguarding.check.title')],
    [`${path}/due-diligence`, say('diligence.title')],
    [`${path}/conditions`, say('condition.link')],
    ...(may(actor, 'clarification.ask', null) ? [[`${path}/clarification`, say('clarification.link')]] : []),
    ...(may(actor, 'conflict.read', null) ? [[`${path}/conflicts`, say('conflict.link')]] : []),
    ...(may(actor, 'decision_record.read', null) ? [[`${path}/decision-record`, say('records.decision.link')]] : []),
    ...(officer ? [['/manage/information-requests', say('law.home.title')]] : []),
    ...(officer && application.assigned > 0 ? [[`${path}/reassignment`, say('assessing.reassign.link')]] : []),
  ] as const;
  return (
    <>
      {application.atRisk && !application.safeguardingChecked && <InsetText>{say('safeguarding.check.needed')}</InsetText>}
      <LinkList links={links.map(([href = '', label = '']) => ({ href: localPath(locale, href), label }))} />
    </>
  );
}
