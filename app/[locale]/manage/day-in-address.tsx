import { DateInput } from '@/components/govuk/date-input';
import { calendarDate } from '@/lib/dates';
import type { Locale } from '@/lib/locale';
import { words } from '@/lib/words';

type Query = Record<string, string | undefined>;
type Typed = { day: string; month: string; year: string };
export type DayTyped = { typed?: Typed; date?: string; wrong: boolean };

/** The three boxes of a date in the address: what was typed, and the day if it is one. */
export function dayIn(query: Query, name: string): DayTyped {
  const part = (key: keyof Typed) => (query[`${name}.${key}`] ?? '').trim();
  const typed = { day: part('day'), month: part('month'), year: part('year') };
  if (Object.values(typed).every((text) => text === '')) return { wrong: false };
  const whole = Object.values(typed).every((text) => /^\d{1,4}$/.test(text));
  const date = whole ? calendarDate(Number(typed.year), Number(typed.month), Number(typed.day)) : undefined;
  return { typed, date, wrong: date === undefined };
}

/** The page's title, which begins with the error where the day is none. */
export const titleWith = (locale: Locale, title: string, { wrong }: DayTyped): string => (wrong ? `${words(locale)('error.prefix')} ${title}` : title);

/** A date to look back to, sent in the address: it works without JavaScript, and the address can be kept. */
export function DayBoxes({ locale, name, label, hint, given: { typed, wrong } }: { locale: Locale; name: string; label: string; hint: string; given: DayTyped }) {
  const say = words(locale);
  const labels = { day: say('common.date.day'), month: say('common.date.month'), year: say('common.date.year') };
  return <DateInput name={name} label={label} labelSize="s" hint={hint} labels={labels} defaultValues={typed} error={wrong ? say('records.decision.notADate') : undefined} errorPrefix={say('error.prefix')} />;
}
