import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/testing/database';
import { staffMember } from '@/db/testing/people';
import { submittedApplication, testRound } from '@/db/testing/submitted';
import { successRateOfRound } from '../programme/success-queries';
import { timelineOf } from './timeline';

const at = (iso: string) => new Date(iso);
const draft = { status: 'draft' as const, createdAt: at('2025-09-02T09:00:00Z'), submittedAt: null, decisionNotifiedAt: null, deadline: { until: at('2025-09-26T16:00:00Z') } };
const sent = { ...draft, status: 'submitted' as const, submittedAt: at('2025-09-20T09:00:00Z') };
const states = (application: Parameters<typeof timelineOf>[0]) => timelineOf(application).map(({ key, state }) => `${key} ${state}`);

test.each([
  ['a draft has its last moment before it', draft, ['started here', 'closing later', 'assessment later', 'decision later']],
  ['what is sent waits', sent, ['started done', 'submitted here', 'assessment later', 'decision later']],
  ['what is assessed', { ...sent, status: 'in_assessment' as const }, ['started done', 'submitted done', 'assessment here', 'decision later']],
  ['a decision that was told', { ...sent, status: 'unsuccessful' as const, decisionNotifiedAt: at('2025-12-01T09:00:00Z') }, ['started done', 'submitted done', 'assessment done', 'decision here']],
  ['what was withdrawn before it was sent', { ...draft, status: 'withdrawn' as const }, ['started done', 'withdrawn here']],
  ['what was withdrawn afterwards', { ...sent, status: 'withdrawn' as const }, ['started done', 'submitted done', 'withdrawn here']],
])('%s', (_, application, expected) => expect(states(application)).toEqual(expected));

describe('the success rate of a round', () => {
  const owner = testDatabase();
  test('is unknown until every applicant has been told, and counts no one who withdrew', async () => {
    const officer = await staffMember(owner, ['fund_officer']);
    const round = await testRound(owner, officer, 1_000_000_00);
    const [{ ref: roundRef = '' } = {}] = await owner.query<{ ref: string }>('select ref from funding_rounds where id = $1', [round.roundId]);
    const [won, lost, gone] = [await submittedApplication(owner, round), await submittedApplication(owner, round), await submittedApplication(owner, round)];
    const decide = (id: string, status: string, told: boolean) => owner.query(`update applications set status = $2, decision_notified_at = case when $3 then app_now() end, withdrawn_reason = 'r' where id = $1`, [id, status, told]);
    const rate = () => successRateOfRound(won.applicant, roundRef);
    await decide(won.id, 'successful', true);
    await decide(lost.id, 'unsuccessful', false);
    await decide(gone.id, 'withdrawn', false);
    await owner.moveClock('2025-12-01T09:00:00Z');
    expect(await rate()).toBeUndefined();
    await decide(lost.id, 'unsuccessful', true);
    expect(await rate()).toEqual({ decided: 2, successful: 1 });
    await owner.moveClock('2025-09-29T09:00:00Z');
    expect(await rate()).toBeUndefined();
  });
});
