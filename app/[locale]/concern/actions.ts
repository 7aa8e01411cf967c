'use server';

import { headers } from 'next/headers';
import { countTry } from '@/lib/access/commands';
import { openAction } from '@/lib/form-action';
import { reportConcern } from '@/lib/safeguarding/reporting';
import { concernForm } from '@/lib/safeguarding/schema';

/** Anybody's, signed in or not. Many from one place are held up, so that nobody can bury a report under others. */
export const report = openAction(concernForm, async (given, { key }) => {
  await countTry(`concerns-from:${(await headers()).get('x-forwarded-for') ?? 'here'}`, 50, 15);
  return `/concern/sent?ref=${await reportConcern(given, key)}`;
});
