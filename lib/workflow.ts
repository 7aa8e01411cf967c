import { Refusal } from './refusal';

type Move<State extends string> = { from: readonly State[]; to: State };

/**
 * A workflow is a table: its states, and its moves by name. The same table generates the database CHECK
 * (`db/schema`), the diagrams in `docs/workflows.md`, and the exhaustive tests.
 */
export type Workflow<State extends string = string, Name extends string = string> = {
  states: readonly [State, ...State[]];
  moves: Record<Name, Move<State>>;
  /** Where the catalogue has its states' words: `state.<words>.<state>`. */
  words: string;
};

export function workflow<const State extends string, const Name extends string>(
  states: readonly [State, ...State[]],
  moves: Record<Name, Move<NoInfer<State>>>,
  words: keyof typeof import('../messages/en/state.json') = 'application',
): Workflow<State, Name> {
  return { states, moves, words };
}

export const canMove = <S extends string, N extends string>(flow: Workflow<S, N>, state: S, move: N): boolean =>
  flow.moves[move].from.includes(state);

/** "Not at this stage", with the state in the reader's own words. */
export const wrongState = <S extends string>(flow: Workflow<S>, state: S): Refusal => new Refusal('wrong_state', { state: { word: `state.${flow.words}.${state}` } });

/** The state after the move. Refuses (`wrong_state`) when the move does not start from this state. */
export function nextState<S extends string, N extends string>(flow: Workflow<S, N>, state: S, move: N): S {
  if (!canMove(flow, state, move)) throw wrongState(flow, state);
  return flow.moves[move].to;
}

/** A Mermaid state diagram of the table, for `docs/workflows.md`. */
export function diagram(name: string, flow: Workflow): string {
  const arrows = Object.entries(flow.moves).flatMap(([move, { from, to }]) =>
    from.map((state) => `  ${state} --> ${to}: ${move}`),
  );
  return [`## ${name}`, '', '```mermaid', 'stateDiagram-v2', `  [*] --> ${flow.states[0]}`, ...arrows, '```', ''].join('\n');
}
