import 'server-only';
import type { Person } from './actor';
import { derivedKey } from './secret';

/** A mark for whose words a form holds. It goes to that person's own pages only, and tells nobody who it is. */
export const writerMark = (person: Person): string => derivedKey(`writer ${person.id}`).toString('base64url').slice(0, 22);

/**
 * What a person's pages need to keep words on their device: without a session of theirs nobody gets the key again, and what is on a
 * shared computer stays closed (docs/decisions/0006).
 * @param place whose words: one page's ("DIIF-…/costs"), or every page's of an application ("DIIF-…/")
 */
export const deviceOf = (person: Person, place: string): { person: string; key: string; place: string } => ({
  person: writerMark(person),
  key: derivedKey(`device ${person.id}`).toString('base64'),
  place,
});
