import 'server-only';
import { createHash } from 'node:crypto';
import { transaction } from '@/db/client';
import type { Person } from '../access/actor';
import { authorise } from '../access/policy';
import { record } from '../event/commands';
import type { Locale } from '../locale';
import type { Question } from './rules';
import { answerStep } from './queries';
import { answerCsv } from './said';

/**
 * The answer as CSV, recorded: who took which figures out of the service, and what the file hashed to. Refuses `round_is_restricted`.
 */
export const exportAnswer = (actor: Person, question: Question, locale: Locale): Promise<string> =>
  transaction(actor, async (tx, now) => {
    authorise(actor, 'parliament.answer', null, now);
    const answer = await answerStep(tx, question, now);
    const csv = answerCsv(locale, answer);
    const about = answer.roundId ? ({ kind: 'round', id: answer.roundId } as const) : ({ kind: 'person', id: actor.id } as const);
    const { level, basis, asAt, round = null } = question;
    await record(tx, actor, 'parliament.answer_exported', about, { level, basis, asAt, round, bids: answer.total.bids, successes: answer.total.successes, sha256: createHash('sha256').update(csv).digest('hex') });
    return csv;
  });
