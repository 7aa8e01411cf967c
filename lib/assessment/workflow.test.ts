import { expect, test } from 'vitest';
import { canMove } from '../workflow';
import { assignmentWorkflow } from './workflow';

const table: Record<string, string[]> = {
  declare_clear: ['assigned'],
  declare_conflict: ['assigned', 'declared_clear'],
  set_aside: ['assigned', 'declared_clear', 'scored'],
  decline: ['assigned', 'declared_clear'],
  withdraw: ['assigned', 'declared_clear'],
  seal: ['declared_clear'],
  lift: ['conflicted'],
};

test.each(Object.keys(assignmentWorkflow.moves))('%s starts from its own states and from no other', (move) => {
  const from = assignmentWorkflow.states.filter((state) => canMove(assignmentWorkflow, state, move as keyof typeof assignmentWorkflow.moves));
  expect(from).toEqual(table[move]);
});

test('a declared conflict ends the assignment until another officer lifts it, and a sealed score can only be set aside', () => {
  const from = (state: string) => Object.entries(assignmentWorkflow.moves).filter(([, move]) => (move.from as readonly string[]).includes(state)).map(([name]) => name);
  expect(from('conflicted')).toEqual(['lift']);
  expect(from('scored')).toEqual(['set_aside']);
});
