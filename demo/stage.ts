import type pg from 'pg';
import type { Person } from '../lib/access/actor';
import { newId } from '../lib/id';
import { registerOrganisation } from '../lib/organisation/commands';
import { mainOfficeText } from '../lib/organisation/main-office';
import { organisationRoles } from '../lib/organisation/vocabulary';
import type { Chance } from './chance';
import { type Organisation, inventOrganisations, inventProject, type Project, regionsOfEngland } from './fiction';
import { acting, emailOf, insertPerson, members, staff } from './people';

/** Everything a chapter of the story needs: who is there, what time it is, and how luck falls. */
export type Stage = {
  owner: pg.Client;
  luck: Chance;
  moveTo: (instant: Date) => Promise<void>;
  /** The person of a key, as they act now: with their second factor just given. */
  as: (key: string) => Person;
  now: () => Date;
  applicants: Applicant[];
};

/** An organisation that applies, with the one person who does everything in it. */
export type Applicant = { person: Person; organisationId: string; organisation: Organisation; project: Project };

/** Hires the cast and registers the organisations, at the story's first hour. */
export async function setStage(owner: pg.Client, luck: Chance, move: (instant: Date) => Promise<void>, begin: Date): Promise<Stage> {
  let now = begin;
  await move(begin);
  const cast = new Map<string, Person>();
  for (const { key, name, role, nation } of staff) cast.set(key, await insertPerson(owner, emailOf(key), name, role, nation));
  for (const { key, name } of members) cast.set(key, await insertPerson(owner, emailOf(key), name));
  const stage: Stage = {
    owner, luck, now: () => now, applicants: [],
    moveTo: async (instant) => {
      now = instant;
      await move(instant);
    },
    as: (key) => {
      const person = cast.get(key);
      if (!person) throw new Error(`nobody is called ${key}`);
      return acting(person, now);
    },
  };
  return stage;
}

const givenNames = ['Amina', 'Bryn', 'Chloe', 'Dafydd', 'Eleri', 'Farid', 'Grace', 'Hamza', 'Imogen', 'Jakub', 'Kirsty', 'Leon', 'Mair', 'Nadia', 'Owen', 'Parveen', 'Rhys', 'Sofia', 'Tomos', 'Zainab'];
const familyNames = ['Example', 'Sample', 'Specimen', 'Pretend', 'Invented', 'Imaginary', 'Placeholder', 'Fictional'];

/** Registers `count` organisations of England, each by its own person. */
export async function registerApplicants(stage: Stage, count: number): Promise<void> {
  const organisations = inventOrganisations(stage.luck, regionsOfEngland, count, 1);
  for (const [index, organisation] of organisations.entries()) {
    const name = `${stage.luck.pick(givenNames)} ${stage.luck.pick(familyNames)}`;
    const person = await insertPerson(stage.owner, `person${index + 1}@example.org`, name);
    stage.applicants.push(await register(person, organisation, inventProject(stage.luck, organisation, index)));
  }
}

/** Registers one organisation and answers its founder as a member of it. */
export async function register(person: Person, organisation: Organisation, project: Project): Promise<Applicant> {
  const { id } = await registerOrganisation(person, { name: organisation.name, kind: organisation.kind, scheme: 'DEMO', identifier: organisation.identifier, place: mainOfficeText({ place: organisation.place.name, placeRegion: organisation.place.region }, 'en') }, newId());
  return { person: joined(person, id, organisation.name), organisationId: id, organisation, project };
}

/** The person with the memberships they have just been given: the real service reads them anew with each request. */
export const joined = (person: Person, organisationId: string, organisationName: string, roles = organisationRoles as readonly (typeof organisationRoles)[number][]): Person => ({
  ...person,
  memberships: [...person.memberships, ...roles.map((role) => ({ organisationId, organisationName, role }))],
});
