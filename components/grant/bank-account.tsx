import type { BankAccountStatus } from '../../lib/bank-account/workflow';
import { formatInstant } from '../../lib/dates';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import type { SummaryRow } from '../govuk/summary-list';
import { Tag, type TagColour } from '../govuk/tag';

const colours: Record<BankAccountStatus, TagColour> = { asked: 'yellow', confirmed: 'orange', in_force: 'green', replaced: 'grey', stopped: 'red' };
type Account = { status: BankAccountStatus; askedAt: Date; confirmedAt: Date | null; takesEffectAt: Date | null; inForceAt: Date | null; stoppedAt: Date | null; stoppedReason: string | null };

const BankAccountTag = ({ locale, status }: { locale: Locale; status: BankAccountStatus }) => <Tag colour={colours[status]}>{words(locale)(`state.bankAccount.${status}`)}</Tag>;

/** What anybody may read of an account besides its last digits. */
export function bankAccountRows(locale: Locale, account: Account): SummaryRow[] {
  const say = words(locale);
  const when = (key: string, at: Date | null): SummaryRow[] => (at ? [{ key, value: formatInstant(at, locale) }] : []);
  return [
    { key: say('bank.state'), value: <BankAccountTag locale={locale} status={account.status} /> },
    ...when(say('bank.asked'), account.askedAt),
    ...when(say('bank.confirmed'), account.confirmedAt),
    ...(account.inForceAt ? when(say('bank.inForce'), account.inForceAt) : when(say('bank.takesEffect'), account.takesEffectAt)),
    ...(account.stoppedAt ? [{ key: say('bank.stopped'), value: `${formatInstant(account.stoppedAt, locale)}: ${account.stoppedReason ?? ''}` }] : []),
  ];
}
