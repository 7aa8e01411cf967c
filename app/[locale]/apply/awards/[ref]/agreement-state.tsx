import { ConditionTasks } from '@/components/grant/conditions';
import { InsetText } from '@/components/govuk/inset-text';
import type { Person } from '@/lib/access/actor';
import type { RecipientAward } from '@/lib/award/queries';
import { conditionsForRecipient } from '@/lib/condition/queries';
import { environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; actor: Person; award: RecipientAward; path: string };

/** Beside an award: what the fund asks for, the agreement's PDF, and whom to ask when the offer has lapsed. */
export async function AgreementState({ locale, actor, award, path }: Props) {
  const say = words(locale);
  const found = await conditionsForRecipient(actor, award.ref);
  return (
    <>
      {award.status === 'countersigned' && <InsetText>{say('agreement.standing.countersigned')}</InsetText>}
      {award.status === 'lapsed' && <p className="govuk-body">{say('agreement.standing.lapsedAsk', { contact: environment().CONTACT_EMAIL })}</p>}
      {found && found.conditions.length > 0 && (
        <>
          <h2 className="govuk-heading-m" id="conditions-title">
            {say('condition.tasks')}
          </h2>
          <p className="govuk-body">{say('condition.tasksIntro')}</p>
          <ConditionTasks locale={locale} conditions={found.conditions} today={found.today} path={`${path}/conditions`} />
        </>
      )}
      {award.agreement && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `${path}/agreement`)}>
            {say('agreement.papers.link')}
          </a>
        </p>
      )}
    </>
  );
}
