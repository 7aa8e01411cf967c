import { InsetText } from '@/components/govuk/inset-text';
import { LinkList } from '@/components/govuk/link-list';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; path: string; application: { atRisk: boolean; safeguardingChecked: boolean; assigned: number }; officer: boolean };

/** What goes on beside the steps: the finding on safeguarding that must be answered, comments and flags, and taking it from an assessor. */
export function Beside({ locale, path, application, officer }: Props) {
  const say = words(locale);
  const links = [
    [`${path}/comments`, say('assessing.talk.link')],
    [`${path}/letters`, say('letter.one.link')],
    [`${path}/safeguarding`, say('safeguarding.check.title')],
    [`${path}/due-diligence`, say('diligence.title')],
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
