import { expect, test } from 'vitest';
import { canMove } from '../workflow';
import { assignmentWorkflow } from './workflow';

const table: Record<string, string[]> = {
  declare_clear: ['assigned'],
  declare_conflict: ['assigned', 'declared_clear'],
  decline: ['assigned', 'declared_clear'],
  withdraw: ['assigned', 'declared_clear'],
  seal: ['declared_clear'],
};

test.each(Object.keys(assignmentWorkflow.moves))('%s starts from its own states and from no other', (move) => {
  const from = assignmentWorkflow.states.filter((state) => canMove(assignmentWorkflow, state, move as keyof typeof assignmentWorkflow.moves));
  expect(from).toEqual(table[move]);
});

test('a sealed score and a declared conflict are the end', () => {
  for (const state of ['scored', 'conflicted'] as const) {
    expect(Object.values(assignmentWorkflow.moves).some((move) => (move.from as readonly string[]).includes(state))).toBe(false);
  }
});
