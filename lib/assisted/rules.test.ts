import { expect, test } from 'vitest';
import { applicationWorkflow } from '../application/workflow';
import { whyNotConfirmPaper, whyNotConsent, whyNotRecordPaper } from './rules';

const now = new Date('2025-09-15T09:00:00Z');
const onPaper = { certifierEmail: null, paperRecordedBy: null };

test('consent comes before the first word', () => {
  expect(whyNotConsent('2025-09-16', now)?.code).toBe('consent_in_future');
  expect(whyNotConsent('2025-09-15', now)).toBeUndefined();
});

test('a paper is recorded once, for a finished application of somebody without an address', () => {
  for (const status of applicationWorkflow.states) {
    const expected = status === 'awaiting_sign_off' ? undefined : status === 'draft' ? 'sign_off_not_asked' : 'application_already_submitted';
    expect(whyNotRecordPaper({ status }, onPaper, '2025-09-15', now)?.code, status).toBe(expected);
  }
  const waiting = { status: 'awaiting_sign_off' } as const;
  expect(whyNotRecordPaper(waiting, { ...onPaper, certifierEmail: 'a@example.org' }, '2025-09-15', now)?.code).toBe('assisted_has_address');
  expect(whyNotRecordPaper(waiting, { ...onPaper, paperRecordedBy: 'x' }, '2025-09-15', now)?.code).toBe('paper_already_recorded');
  expect(whyNotRecordPaper(waiting, onPaper, '2025-09-16', now)?.code).toBe('paper_signed_in_future');
});

test('only a recorded paper is confirmed', () => {
  expect(whyNotConfirmPaper(onPaper)?.code).toBe('paper_not_recorded');
  expect(whyNotConfirmPaper({ ...onPaper, certifierEmail: 'a@example.org' })?.code).toBe('assisted_has_address');
  expect(whyNotConfirmPaper({ ...onPaper, paperRecordedBy: 'x' })).toBeUndefined();
});
