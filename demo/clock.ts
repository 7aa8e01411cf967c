import type pg from 'pg';

/** The demonstration's months have passed: while it is loaded, the one clock reads what the story says. Only the owner can do this. */
export async function atStoryTime<Result>(owner: pg.Client, story: (moveTo: (instant: Date) => Promise<void>) => Promise<Result>): Promise<Result> {
  await owner.query('create table if not exists demonstration_clock (at timestamptz not null)');
  await owner.query('delete from demonstration_clock');
  await owner.query('insert into demonstration_clock values (now())');
  await owner.query(`create or replace function app_now() returns timestamptz language sql stable security definer set search_path = public, pg_temp as 'select at from demonstration_clock'`);
  try {
    return await story(async (instant) => void (await owner.query('update demonstration_clock set at = $1', [instant])));
  } finally {
    await owner.query(`create or replace function app_now() returns timestamptz language sql stable as 'select now()'`);
    await owner.query('alter function app_now() security invoker');
    await owner.query('alter function app_now() reset all');
    await owner.query('drop table demonstration_clock');
  }
}

/** An instant of the story, by London date and whole hour; October to March the clocks stand at Greenwich. */
export const at = (date: string, hour = 10): Date => new Date(`${date}T${String(hour).padStart(2, '0')}:00:00Z`);
