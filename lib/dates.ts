import type { Locale } from './locale';

/** Everything a person reads is London wall time; everything stored is an instant. */
const zone = 'Europe/London';
const tag = { en: 'en-GB', cy: 'cy-GB' } as const;
const months = ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'];

const parts = (instant: Date) => {
  const entries = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(instant);
  return Object.fromEntries(entries.map((part) => [part.type, part.value])) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;
};

/** "31 March 2026". Welsh month names are our own: a Node built with few locales does not have them. */
export function formatDate(instant: Date | string, locale: Locale): string {
  const date = typeof instant === 'string' ? new Date(`${instant.slice(0, 10)}T12:00:00Z`) : instant;
  if (locale === 'cy') {
    const { day, month, year } = parts(date);
    return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
  }
  return new Intl.DateTimeFormat(tag.en, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }).format(date);
}

/** "31 March 2026 at 17:00" (London). */
export function formatInstant(instant: Date, locale: Locale): string {
  return `${formatDate(instant, locale)} ${locale === 'cy' ? 'am' : 'at'} ${formatTime(instant)}`;
}

/** "14:32" (London). */
export function formatTime(instant: Date): string {
  const { hour, minute } = parts(instant);
  return `${hour}:${minute}`;
}

/** The London calendar date of an instant as YYYY-MM-DD. */
export function londonDate(instant: Date): string {
  const { year, month, day } = parts(instant);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A real calendar date as YYYY-MM-DD, or undefined ("31 February" is not a date). */
export function calendarDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : undefined;
}

/** The UK financial year of a date: "2025-26" runs from 1 April 2025 to 31 March 2026. */
export function financialYear(date: string): string {
  const year = Number(date.slice(0, 4)) - (date.slice(5, 10) < '04-01' ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/**
 * The instant at which London's clocks show a time of a date, both as text: '2026-03-29' and '17:00'. In the hour that is skipped in spring
 * there is none, and in the hour that comes twice in autumn there are two: either is said, and never guessed.
 */
export function londonInstant(date: string, time: string): Date | 'not_a_time' | 'skipped' | 'twice' {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return 'not_a_time';
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return 'not_a_time';
  // London is on Greenwich Mean Time or an hour ahead of it: of the two instants, those that show this time.
  const shown = [0, 1].map((ahead) => new Date(asUtc - ahead * 3_600_000)).filter((instant) => londonDate(instant) === date && formatTime(instant) === time);
  const [instant, another] = shown;
  if (!instant) return 'skipped';
  return another ? 'twice' : instant;
}

/**
 * The London date so many weekdays after an instant: what the fund promises of itself. Bank holidays are counted as any day, so it is
 * kept sooner rather than later; the days that a law counts are in lib/information-request/working-days.ts.
 */
export function weekdaysAfter(instant: Date, days: number): string {
  const date = new Date(`${londonDate(instant)}T12:00:00Z`);
  for (let left = days; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left--;
  }
  return date.toISOString().slice(0, 10);
}
