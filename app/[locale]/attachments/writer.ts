import { isStaff, type Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { applicationOfFile } from '@/lib/attachment/queries';
import { helperFor } from '@/lib/assisted/steps';

/** Whoever writes to an application: a member as they are; an officer as the helper of the one whose application they enter. */
export async function writerOf(person: Person, application: string): Promise<Person> {
  if (!isStaff(person) || !may(person, 'assisted.edit', null)) return person;
  return (await helperFor(person, application))?.helper ?? person;
}

/** The same for whoever sends a piece of a file, or takes it out. */
export async function writerOfFile(person: Person, file: string): Promise<Person> {
  if (!isStaff(person) || !may(person, 'assisted.edit', null)) return person;
  const application = await applicationOfFile(person, file);
  return application ? writerOf(person, application) : person;
}
