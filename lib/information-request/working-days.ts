import type { RequestKind } from './vocabulary';

/*
 * When an answer is due. Section 10(6) of the Freedom of Information Act leaves out Saturdays, Sundays, Christmas Day, Good Friday and every
 * day that is a bank holiday *in any part of the United Kingdom*; the Environmental Information Regulations take the same days. Bank holidays are
 * worked out from the Banking and Financial Dealings Act 1971 and its yearly substitutes, for any year. Holidays proclaimed once (a jubilee, a
 * funeral) are entered by an administrator and given as `extra`: without them a date is early, never late.
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

type Dates = readonly string[];

export const isWorkingDay = (date: string, extra: Dates = []): boolean => !isWeekend(utc(date)) && !extra.includes(date) && !bankHolidays(Number(date.slice(0, 4))).includes(date);

const nextWorkingDay = (date: string, extra: Dates): string => (isWorkingDay(date, extra) ? date : nextWorkingDay(text(utc(date) + day), extra));

/** So many working days after a date, that date not counted. */
export function workingDaysAfter(date: string, count: number, extra: Dates = []): string {
  let time = utc(date);
  for (let left = count; left > 0; ) {
    time += day;
    if (isWorkingDay(text(time), extra)) left -= 1;
  }
  return text(time);
}

/** The same date so many months later, or the last of that month where it has none; on a day without work, the next working day (the ICO's guidance on article 12(3)). */
export function monthsAfter(date: string, months: number, extra: Dates = []): string {
  const [year = 0, month = 0, on = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return nextWorkingDay(text(Date.UTC(year, month - 1 + months, Math.min(on, last))), extra);
}

/** When an answer is due: twenty working days after a request for information arrived, a month after one for one's own data. */
export const dueOn = (kind: RequestKind, receivedOn: string, extra: Dates = []): string => (kind === 'subject_access' ? monthsAfter(receivedOn, 1, extra) : workingDaysAfter(receivedOn, 20, extra));

/**
 * Until when an answer may be due when it is extended. Section 10(3) of the Freedom of Information Act (the public interest test) allows what is
 * reasonable, which the ICO takes to be 20 working days more; regulation 7(1) of the Environmental Information Regulations 40 working days
 * instead of 20; article 12(3) of the UK GDPR two months more.
 */
export function extendedTo(kind: RequestKind, { receivedOn, dueOn: due }: { receivedOn: string; dueOn: string }, extra: Dates = []): string {
  if (kind === 'foi') return workingDaysAfter(due, 20, extra);
  return kind === 'eir' ? workingDaysAfter(receivedOn, 40, extra) : monthsAfter(receivedOn, 3, extra);
}
