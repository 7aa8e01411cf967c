import type { RequestKind } from './vocabulary';

/*
 * When an answer is due. Section 10(6) of the Freedom of Information Act leaves out Saturdays, Sundays, Christmas Day, Good Friday and every
 * day that is a bank holiday *in any part of the United Kingdom*; the Environmental Information Regulations take the same days. Bank holidays are
 * worked out from the Banking and Financial Dealings Act 1971 and its yearly substitutes, for any year. Holidays proclaimed once (a jubilee, a
 * funeral) are not known here: without them a date is early, never late.
 */
const day = 86_400_000;
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const text = (time: number): string => new Date(time).toISOString().slice(0, 10);
const weekday = (time: number): number => new Date(time).getUTCDay();
const isWeekend = (time: number): boolean => weekday(time) % 6 === 0;

/** Easter Sunday by the Gregorian rule (Meeus). */
function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

const mondayFrom = (year: number, month: number, date: number): number => {
  const from = Date.UTC(year, month - 1, date);
  return from + ((8 - weekday(from)) % 7) * day;
};

/** A fixed date; on a weekend the next weekday that is not taken by the one before. */
function substitutes(dates: readonly number[]): number[] {
  const taken: number[] = [];
  for (const date of dates) {
    let time = date;
    while (isWeekend(time) || taken.includes(time)) time += day;
    taken.push(time);
  }
  return taken;
}

/** Every bank holiday of a year in any part of the United Kingdom. */
export function bankHolidays(year: number): string[] {
  const on = (month: number, date: number) => Date.UTC(year, month - 1, date);
  const sunday = easter(year);
  const fixed = [...substitutes([on(1, 1), on(1, 2)]), ...substitutes([on(12, 25), on(12, 26)]), ...[on(3, 17), on(7, 12), on(11, 30)].flatMap((one) => substitutes([one]))];
  // Good Friday, Easter Monday; early May, spring, summer in Scotland, summer elsewhere.
  const moving = [sunday - 2 * day, sunday + day, mondayFrom(year, 5, 1), mondayFrom(year, 5, 25), mondayFrom(year, 8, 1), mondayFrom(year, 8, 25)];
  // Christmas Day and Good Friday are left out even where another day stands for them.
  return [...new Set([...fixed, ...moving, on(12, 25)].map(text))].sort();
}

export const isWorkingDay = (date: string): boolean => !isWeekend(utc(date)) && !bankHolidays(Number(date.slice(0, 4))).includes(date);

const nextWorkingDay = (date: string): string => (isWorkingDay(date) ? date : nextWorkingDay(text(utc(date) + day)));

/** So many working days after a date, that date not counted. */
export function workingDaysAfter(date: string, count: number): string {
  let time = utc(date);
  for (let left = count; left > 0; ) {
    time += day;
    if (isWorkingDay(text(time))) left -= 1;
  }
  return text(time);
}

/** The same date of the next month, or its last one where it has none; on a day without work, the next working day (the ICO's guidance on article 12(3)). */
export function monthAfter(date: string): string {
  const [year = 0, month = 0, on = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return nextWorkingDay(text(Date.UTC(year, month, Math.min(on, last))));
}

/** When an answer is due: twenty working days after a request for information arrived, a month after one for one's own data. */
export const dueOn = (kind: RequestKind, receivedOn: string): string => (kind === 'subject_access' ? monthAfter(receivedOn) : workingDaysAfter(receivedOn, 20));
