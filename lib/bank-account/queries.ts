import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { read, type Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { organisationIds, type Person } from '../access/actor';
import { may } from '../access/policy';
import type { AwardStatus } from '../award/workflow';
import type { BankAccountStatus } from './workflow';

/** What anybody may read of an account: its last four digits, and where it stands. */
export type BankAccountLine = { ref: string; status: BankAccountStatus; lastDigits: string; askedById: string; askedAt: Date; confirmedAt: Date | null; takesEffectAt: Date | null; inForceAt: Date | null; stoppedAt: Date | null; stoppedReason: string | null };
type Award = { id: string; ref: string; title: string; organisation: string; organisationId: string; status: AwardStatus };
export type RecipientBank = Omit<Award, 'id'> & { accounts: BankAccountLine[]; open?: BankAccountLine; inForce?: BankAccountLine; now: Date };

const shown = sql`b.ref, b.status, b.last_digits as "lastDigits", b.asked_by as "askedById", b.asked_at as "askedAt", b.confirmed_at as "confirmedAt", b.takes_effect_at as "takesEffectAt", b.in_force_at as "inForceAt", b.stopped_at as "stoppedAt", b.stopped_reason as "stoppedReason"`;

async function awardWhere(tx: Tx, where: SQL): Promise<Award | undefined> {
  const [found] = await rows<Award>(tx, sql`
    select w.id, w.ref, w.title, o.name as organisation, w.organisation_id as "organisationId", w.status from awards w join organisations o on o.id = w.organisation_id where ${where}`);
  return found;
}

const settled = <Line extends BankAccountLine>(accounts: Line[]) => ({
  accounts, open: accounts.find(({ status }) => status === 'asked' || status === 'confirmed'), inForce: accounts.find(({ status }) => status === 'in_force'),
});

/** An own award's bank details, masked, the newest first. Undefined when the award is not theirs, or not yet notified. */
export const bankForRecipient = (actor: Person, ref: string): Promise<RecipientBank | undefined> =>
  read(actor, async (tx, now) => {
    const award = await awardWhere(tx, sql`w.ref = ${ref} and w.organisation_id = any (${sql.param(organisationIds(actor))}::uuid[])
      and (w.application_id is null or exists (select 1 from applications a where a.id = w.application_id and a.decision_notified_at is not null))`);
    if (!award) return undefined;
    const { id, ...facts } = award;
    return { ...facts, ...settled(await rows<BankAccountLine>(tx, sql`select ${shown} from bank_accounts b where b.award_id = ${id} order by b.asked_at desc, b.id desc limit 50`)), now };
  });

export type StaffBankLine = BankAccountLine & { askedBy: string; confirmedBy: string | null; stoppedBy: string | null; paper: string | null; calledBack: string | null; payeeChecked: boolean | null; /** Other organisations whose award has the same account. */ alsoOf: string[] };
export type StaffBank = Omit<RecipientBank, 'accounts' | 'open' | 'inForce'> & { accounts: StaffBankLine[]; open?: StaffBankLine; inForce?: StaffBankLine };

/** The same for the fund, with who asked, confirmed and stopped, and whether another organisation gave the same account. */
export const bankForStaff = (actor: Person, ref: string): Promise<StaffBank | undefined> =>
  read(actor, async (tx, now) => {
    if (!may(actor, 'bank_details.read', null)) return undefined;
    const award = await awardWhere(tx, sql`w.ref = ${ref}`);
    if (!award) return undefined;
    const { id, ...facts } = award;
    const accounts = await rows<StaffBankLine>(tx, sql`
      select ${shown}, p.name as "askedBy", c.name as "confirmedBy", s.name as "stoppedBy", b.paper, b.called_back as "calledBack", b.payee_checked as "payeeChecked",
        array(select distinct o.name from bank_accounts x join awards y on y.id = x.award_id join organisations o on o.id = y.organisation_id
          where x.fingerprint = b.fingerprint and y.organisation_id <> ${facts.organisationId} order by o.name limit 5) as "alsoOf"
      from bank_accounts b join people p on p.id = b.asked_by left join people c on c.id = b.confirmed_by left join people s on s.id = b.stopped_by
      where b.award_id = ${id} order by b.asked_at desc, b.id desc limit 50`);
    return { ...facts, ...settled(accounts), now };
  });
