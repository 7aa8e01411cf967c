import { expect, test } from 'vitest';
import { applicationWorkflow } from './application/workflow';
import { awardWorkflow } from './award/workflow';
import { whyNotFit } from './assessment/rules';
import { Refusal } from './refusal';
import { nextState } from './workflow';
import { refusalSentence } from './words';

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('it was not refused');
}

test('a refusal names the state in the reader’s language, and in the words of what it is a state of', () => {
  const early = refusalOf(() => nextState(applicationWorkflow, 'awaiting_sign_off', 'approve'));
  expect(refusalSentence('en', early)).toContain('Waiting for sign-off');
  expect(refusalSentence('cy', early)).toContain('Yn aros am lofnod');
  expect(refusalSentence('cy', refusalOf(() => nextState(awardWorkflow, 'accepted', 'accept')))).toContain('Llofnodwyd gan y derbynnydd');
});

test('a refusal names an envelope in the reader’s language', () => {
  const refusal = whyNotFit(2, { leftPence: 1, labelEn: 'England category 1', labelCy: 'Lloegr categori 1' });
  expect(refusal && refusalSentence('en', refusal)).toContain('England category 1');
  expect(refusal && refusalSentence('cy', refusal)).toContain('Lloegr categori 1');
});
