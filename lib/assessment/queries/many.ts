import 'server-only';
import { sql } from 'drizzle-orm';
import { read } from '@/db/client';
import { rows } from '@/db/rows';
import type { Person } from '../../access/actor';
import { may } from '../../access/policy';
import type { ApplicationStatus } from '../../application/workflow';
import { mostAtOnce } from '../bulk-rules';
import type { QueueFilter } from '../queue-filter';
import { safeguardingFacts, stoppedByFlag } from '../steps';
import { filterOf } from './queue';
import { visibleTo } from './visible';

export type SiftLine = { ref: string; title: string; organisation: string; status: ApplicationStatus; stopped: boolean; atRisk: boolean; safeguardingChecked: boolean };

/** The oldest of what a filter finds and waits for the sift, so many at once, with what each would meet. */
export const siftableForOfficer = (actor: Person, wish: QueueFilter): Promise<{ lines: SiftLine[]; more: boolean } | undefined> =>
  read(actor, async (tx) => {
    if (!may(actor, 'application.sift', null)) return undefined;
    const lines = await rows<SiftLine>(tx, sql`
      select a.ref, a.title, o.name as organisation, a.status, ${stoppedByFlag} as stopped, ${safeguardingFacts} from applications a join organisations o on o.id = a.organisation_id
      where ${filterOf(actor, { ...wish, state: 'submitted' })} and ${visibleTo(actor)} order by a.submitted_at, a.id limit ${mostAtOnce + 1}`);
    return { lines: lines.slice(0, mostAtOnce), more: lines.length > mostAtOnce };
  });
