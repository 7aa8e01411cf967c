import { Button } from '@/components/govuk/button';
import { Select } from '@/components/govuk/select';
import type { ReactNode } from 'react';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { permissionOf } from '@/lib/assessment/queries/together';
import { type QueueFilter, queryOf } from '@/lib/assessment/queue-filter';
import { togetherMoves } from '@/lib/assessment/together-rules';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; actor: Person; wish: QueueFilter; count: string; children: ReactNode };

/** The list as a plain form: what is ticked, or all that the filter finds, goes to a page that says what would happen. Nothing is done by sending it. */
export function Ticks({ locale, actor, wish, count, children }: Props) {
  const say = words(locale);
  const moves = togetherMoves.filter((move) => may(actor, permissionOf[move], null));
  if (moves.length === 0) return children;
  return (
    <form method="get" action={localPath(locale, '/manage/applications/together')}>
      {[...new URLSearchParams(queryOf(wish))].map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
      <Select name="move" label={say('bulk.choose.move')} options={moves.map((move) => ({ value: move, label: say(`bulk.move.${move}`) }))} />
      <div className="govuk-button-group">
        <Button look="secondary">{say('bulk.choose.ticked')}</Button>
        <Button look="secondary" name="all" value="yes">{say('bulk.choose.all', { count })}</Button>
      </div>
    </form>
  );
}

/** A line's own box, in front of its reference. */
export function Tick({ locale, id, on, children }: { locale: Locale; id: string; on: boolean; children: ReactNode }) {
  if (!on) return children;
  return (
    <span className="app-tick">
      <input className="app-tick__box" type="checkbox" name="refs" value={id} aria-label={words(locale)('bulk.choose.tick', { ref: id })} />
      {children}
    </span>
  );
}
