import { formatDate } from '../dates';
import type { Locale } from '../locale';

const parts = (instant: Date) => {
  const entries = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'short',
  }).formatToParts(instant);
  return Object.fromEntries(entries.map((part) => [part.type, part.value])) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'timeZoneName', string>;
};

const wallOf = (instant: Date): string => {
  const { year, month, day, hour, minute } = parts(instant);
  return `${year}-${month}-${day} ${hour}:${minute}`;
};

/**
 * The instant of a London wall time. On the night in October when an hour comes twice, the later of the two unless told otherwise; on
 * the night in March when an hour is left out, undefined for a time in it. Undefined also for what is no time at all.
 * @param date YYYY-MM-DD
 * @param time HH:MM, of 24 hours
 */
export function londonInstant(date: string, time: string, which: 'earlier' | 'later' = 'later'): Date | undefined {
  const [hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim())?.slice(1) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const asGmt = Date.parse(`${date}T${hour.padStart(2, '0')}:${minute}:00Z`);
  const wall = `${date} ${hour.padStart(2, '0')}:${minute}`;
  // In summer the clocks are an hour ahead of the instant.
  const found = [asGmt - 3_600_000, asGmt].map((at) => new Date(at)).filter((at) => !Number.isNaN(at.getTime()) && wallOf(at) === wall);
  return which === 'earlier' ? found[0] : found.at(-1);
}

/** "17:00:00" (London). */
export function formatSecond(instant: Date): string {
  const { hour, minute, second } = parts(instant);
  return `${hour}:${minute}:${second}`;
}

/** "26 September 2025 at 17:00:00 BST": to the second, and never two meanings on the night when the clocks go back. */
export function formatDeadline(instant: Date, locale: Locale): string {
  return `${formatDate(instant, locale)} ${locale === 'cy' ? 'am' : 'at'} ${formatSecond(instant)} ${parts(instant).timeZoneName}`;
}
