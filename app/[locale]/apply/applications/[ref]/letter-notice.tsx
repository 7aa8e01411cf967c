import { InsetText } from '@/components/govuk/inset-text';
import type { Person } from '@/lib/access/actor';
import type { OwnApplication } from '@/lib/application/queries';
import { lettersForMember } from '@/lib/letter/queries';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; actor: Person; application: Pick<OwnApplication, 'ref' | 'status' | 'submittedAt'> };

/** What was decided, that there is a letter, and what can be asked after it. Before one is sent nothing stands here of it. */
export async function LetterNotice({ locale, actor, application: { ref, status, submittedAt } }: Props) {
  const say = words(locale);
  const letters = submittedAt ? await lettersForMember(actor, ref) : [];
  const to = (place: string) => localPath(locale, `/apply/applications/${ref}/${place}`);
  const outcome = status === 'successful' || status === 'unsuccessful' || status === 'ineligible' ? say(`application.tasks.${status}`) : undefined;
  if (!letters[0]) return outcome ? <InsetText>{outcome}</InsetText> : null;
  return (
    <InsetText>
      <p className="govuk-body">{outcome ?? say(letters[0].kind === 'reserve' ? 'letter.own_page.reserve' : 'letter.own_page.notice')}</p>
      <ul className="govuk-list govuk-!-margin-bottom-0">
        {letters[0].awardRef && <li><a className="govuk-link" href={localPath(locale, `/apply/awards/${letters[0].awardRef}`)}>{say('letter.own_page.award')}</a></li>}
        <li><a className="govuk-link" href={to('letter')}>{say('letter.own_page.read')}</a></li>
        {letters.some(({ feedbackUntil }) => feedbackUntil) && <li><a className="govuk-link" href={to('feedback')}>{say('letter.own_page.feedback')}</a></li>}
      </ul>
    </InsetText>
  );
}
