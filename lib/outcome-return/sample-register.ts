import { csvCell } from './register-csv';

/** A made-up register for the demonstration and the tests: nobody in it exists. The same options give the same text. */
export type SampleOptions = {
  people?: number;
  sessions?: number;
  seed?: number;
  /** People written in two ways, to be found and confirmed: a letter wrong in the name, the same date of birth, no reference. */
  duplicates?: number;
  /** Rows with something to put right: a date that is none, a #REF!, nobody named. */
  errors?: number;
  /** False for the server's way of counting: the project's own references only. */
  names?: boolean;
};

const firstNames = ['Aled', 'Amina', 'Bethan', 'Brian', 'Carys', 'Dilys', 'Dorothy', 'Farah', 'George', 'Gwen', 'Harpreet', 'Ioan', 'Joyce', 'Kofi', 'Leszek', 'Margaret', 'Mei', 'Nia', 'Olu', 'Peter', 'Rhian', 'Sanjay', 'Siân', 'Winston'];
const lastNames = ['Adeyemi', 'Begum', 'Bowen', 'Clarke', 'Davies', 'Evans', 'Ferguson', 'Griffiths', 'Hughes', 'Kaur', 'Kowalska', 'Llewelyn', 'Marsh', 'Nowak', 'O’Neill', 'Patel', 'Pritchard', 'Quinn', 'Rees', 'Shah', 'Tanner', 'Wong', 'Yates'];
const groupChoices = ['Older people', 'Older people; Disabled people', 'Low income', 'Unemployed', 'Disabled people', '', 'Prefer not to say', 'None'];
const steps = ['Device and email', 'Installed NHS App', 'Basic identity', 'Full identity', 'Signs in unaided', 'Repeat prescription', 'Appointment', 'Viewed record or test result', 'Follow up unaided'];

/** Mulberry32: small, and the same everywhere. Nothing secret is made with it. */
function randomFrom(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Person = { reference: string; name: string; born: string; group: string; reach: number; before: number; from: number };

/** The CSV text: one row for each attendance, under the headings a project might have chosen. Each of the `people` comes at least once. */
export function sampleRegister({ people = 40, sessions = 6, seed = 1, duplicates = 0, errors = 0, names = true }: SampleOptions = {}): string {
  const random = randomFrom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const all = Array.from({ length: people }, (_, at) => makePerson(at, sessions, below));
  const lines: string[][] = [['Session date', 'Session', 'Participant ID', ...(names ? ['Name', 'Date of birth'] : ['Age band']), 'Group', ...steps, 'Confidence before', 'Confidence after', 'Hours']];
  for (let session = 0; session < sessions; session += 1) {
    for (const person of all) {
      if (session === person.from || (session > person.from && below(3) > 0)) lines.push(attendance(person, session, names, below));
    }
  }
  if (names) for (const person of all.slice(0, duplicates)) lines.push(attendance({ ...person, reference: '', name: slip(person.name) }, sessions - 1, names, below));
  for (let at = 0; at < errors; at += 1) spoil(lines[1 + ((at * 7) % (lines.length - 1))] ?? [], at, names);
  return `\uFEFF${lines.map((cells) => cells.map((cell) => csvCell(cell, ',')).join(',')).join('\r\n')}\r\n`;
}

function makePerson(at: number, sessions: number, below: (most: number) => number): Person {
  const name = `${firstNames[at % firstNames.length]} ${lastNames[(at * 7 + Math.floor(at / firstNames.length)) % lastNames.length]}`;
  const year = below(4) === 0 ? 1985 + below(22) : 1938 + below(30);
  return {
    reference: `P${String(at + 1).padStart(4, '0')}`, name, born: `${1 + below(28)}/${1 + below(12)}/${year}`, group: groupChoices[below(groupChoices.length)] ?? '',
    reach: below(steps.length + 1), before: 1 + below(3), from: at % Math.max(1, sessions),
  };
}

function attendance(person: Person, session: number, names: boolean, below: (most: number) => number): string[] {
  const day = new Date(Date.UTC(2026, 0, 6 + session * 7)).toISOString().slice(0, 10).split('-').reverse().join('/');
  const reached = Math.min(person.reach, 1 + session - person.from + below(3));
  const age = 2026 - Number(person.born.slice(-4));
  const ladder = steps.map((step, at) => (step === 'Repeat prescription' && person.reach % 4 === 1 ? 'n/a' : at < reached ? 'Yes' : at === reached ? 'No' : ''));
  return [
    day, `Digital drop-in ${session + 1}`, person.reference, ...(names ? [person.name, person.born] : [age >= 80 ? '80+' : age >= 70 ? '70-79' : age >= 60 ? '60-69' : age >= 26 ? '26-59' : '18-25']),
    person.group, ...ladder, String(person.before), session > person.from ? String(Math.min(5, person.before + 1 + below(2))) : '', below(4) === 0 ? '1.5' : '2',
  ];
}

/** A letter left out in the middle of the first name. */
const slip = (name: string) => name.slice(0, 2) + name.slice(3);

function spoil(cells: string[], at: number, names: boolean) {
  if (at % 3 === 0) cells[0] = '31/02/2026';
  else if (at % 3 === 1) cells[cells.length - 1] = '#REF!';
  else for (const who of names ? [2, 3] : [2]) cells[who] = '';
}
