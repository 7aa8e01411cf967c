import { InsetText } from '@/components/govuk/inset-text';
import type { Person } from '@/lib/access/actor';
import { lettersForMember } from '@/lib/letter/queries';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

/** That there is a letter, and what can be asked after it. Nothing stands here before one is sent. */
export async function LetterNotice({ locale, actor, application: { ref, submittedAt } }: { locale: Locale; actor: Person; application: { ref: string; submittedAt: Date | null } }) {
  const say = words(locale);
  const letters = submittedAt ? await lettersForMember(actor, ref) : [];
  const to = (place: string) => localPath(locale, `/apply/applications/${ref}/${place}`);
  if (!letters[0]) return null;
  return (
    <InsetText>
      <p className="govuk-body">{say(letters[0].kind === 'reserve' ? 'letter.own_page.reserve' : 'letter.own_page.notice')}</p>
      <ul className="govuk-list govuk-!-margin-bottom-0">
        <li><a className="govuk-link" href={to('letter')}>{say('letter.own_page.read')}</a></li>
        {letters.some(({ feedbackUntil }) => feedbackUntil) && <li><a className="govuk-link" href={to('feedback')}>{say('letter.own_page.feedback')}</a></li>}
      </ul>
    </InsetText>
  );
}
