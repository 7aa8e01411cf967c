import { Refusal } from '../refusal';
import { type CandidateKind, candidateKinds } from './vocabulary';

/** Somebody chosen from a list that is data. Refuses `not_of_the_fund` for what no list offered. */
export function personOf(chosen: string, field: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(chosen)) throw new Refusal('not_of_the_fund', {}, field);
  return chosen;
}

/** A candidate of a list, written "person kind". */
export function candidateOf(chosen: string): { personId: string; kind: CandidateKind } {
  const [person = '', named] = chosen.split(' ');
  const kind = candidateKinds.find((one) => one === named);
  if (!kind) throw new Refusal('not_of_the_fund', {}, 'candidate');
  return { personId: personOf(person, 'candidate'), kind };
}

export const choiceOf = ({ personId, kind }: { personId: string; kind: CandidateKind }): string => `${personId} ${kind}`;
