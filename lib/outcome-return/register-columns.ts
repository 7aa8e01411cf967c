import { type Group, groups, type LadderStep, ladderSteps, type Task, tasks } from './definitions';
import { cleanCell } from './register-csv';

/** What a column of a register can be. Registers were made before we asked, so many headings mean one thing. */
export type ColumnKind =
  | 'date' | 'session' | 'place' | 'time' | 'reference' | 'name' | 'first_name' | 'last_name' | 'birth_date' | 'age' | 'group' | 'hours' | 'minutes'
  | 'attended' | 'attendances' | 'confidence.before' | 'confidence.after' | 'problems' | `group.${Group}` | `ladder.${LadderStep}` | `task.${Task}`;

/** English, then Welsh: compared without capitals, accents, punctuation or what stands in brackets. */
const headings: Record<string, readonly [string, string]> = {
  date: ['date|session date|date of session|date attended|attendance date|event date', 'dyddiad|dyddiad y sesiwn|dyddiad sesiwn'],
  session: ['session|session name|session title|session no|session number|session id|event|event name|activity|course|workshop|class|group name', 'sesiwn|enw r sesiwn|rhif y sesiwn|digwyddiad|gweithgaredd|cwrs'],
  place: ['place|venue|location|site|centre|hub|library|delivery site', 'lleoliad|safle|canolfan|llyfrgell'],
  time: ['time|start time|session time|start', 'amser|amser dechrau'],
  reference: [
    'reference|ref|ref no|ref number|reference number|reference no|id|participant id|participant ref|participant reference|participant number|participant no|participant code|learner id|learner ref|learner reference|learner number|client id|client ref|client reference|client number|member id|member number|membership number|person id|person ref|person reference|unique id|unique reference|uid|code|project reference|our reference|beneficiary id|beneficiary ref|service user id',
    'cyfeirnod|cyf|cyfeirnod y cyfranogwr|rhif y cyfranogwr|rhif adnabod|cod',
  ],
  name: ['name|full name|participant|participant name|name of participant|learner|learner name|client|client name|member|member name|attendee|attendee name|person|beneficiary|beneficiary name|service user|who', 'enw|enw llawn|enw r cyfranogwr|cyfranogwr|dysgwr|aelod|pwy'],
  first_name: ['first name|forename|given name|firstname|first|christian name', 'enw cyntaf|enw bedydd'],
  last_name: ['last name|surname|family name|lastname|second name|last', 'cyfenw|enw olaf|enw teuluol'],
  birth_date: ['date of birth|dob|d o b|birth date|birthdate|birthday|born|birth|year of birth|birth year', 'dyddiad geni|geni|dyddiad genedigaeth|blwyddyn geni'],
  age: ['age|age band|age group|age range|ages|age bracket', 'oed|oedran|band oedran|grwp oedran|ystod oedran'],
  group: ['group|groups|group s|target group|target groups|category|categories|audience|characteristics', 'grwp|grwpiau|grwp targed|categori'],
  hours: ['hours|hrs|duration|length|session length|contact hours|hours attended|hours of support|duration hours|total hours|hours total', 'oriau|hyd|oriau o gymorth'],
  minutes: ['minutes|mins|duration minutes|duration mins|length minutes|minutes attended', 'munudau|munud'],
  attended: ['attended|attendance|present|came|turned up|showed up|attended y n', 'mynychodd|presennol|presenoldeb|daeth'],
  attendances: ['attendances|sessions attended|number of sessions|no of sessions|number of attendances|times attended|visits|total sessions|sessions', 'presenoldebau|nifer y sesiynau|sesiynau|ymweliadau'],
  'confidence.before': ['confidence before|before|confidence at start|start confidence|starting confidence|baseline confidence|confidence baseline|confidence start|confidence pre|pre confidence', 'hyder cyn|cyn|hyder ar y dechrau'],
  'confidence.after': ['confidence after|after|confidence at end|end confidence|final confidence|confidence end|confidence post|post confidence|confidence follow up|confidence now', 'hyder ar ol|ar ol|hyder ar y diwedd'],
  problems: ['problems', 'problemau'],
  'group.older_people': ['older people|older person|older|over 60|over 60s|60|60 and over|aged 60 or over', 'pobl hyn|person hyn|dros 60'],
  'group.disabled_people': ['disabled people|disabled person|disabled|disability|has a disability|long term condition', 'anabl|pobl anabl|anabledd'],
  'group.low_income_households': ['low income households|low income household|low income|on a low income|people in low income households', 'incwm isel|aelwyd incwm isel'],
  'group.unemployed_people': ['unemployed people|unemployed person|unemployed|unemployment|out of work|not in work', 'di waith|pobl ddi waith|ddi waith'],
  'group.young_people': ['young people|young person|young|25 and under|under 25|neet', 'pobl ifanc|person ifanc|ifanc'],
  'group.prefer_not_to_say': ['prefer not to say', 'gwell peidio a dweud|gwell gennyf beidio a dweud'],
  'ladder.device_and_email': ['device and email|device|has device|has a device|has email|has email address|device email|has device and email', 'dyfais ac e bost|dyfais'],
  'ladder.installed': ['installed|installed nhs app|nhs app installed|nhs app|app installed|has nhs app|downloaded nhs app|downloaded|downloaded app|nhs app downloaded', 'wedi gosod|gosod ap y gig|ap y gig|wedi lawrlwytho'],
  'ladder.basic_identity': ['basic identity|basic id|identity basic|basic level|identity level basic|id basic|p5|low level identity', 'hunaniaeth sylfaenol|lefel sylfaenol'],
  'ladder.full_identity': ['full identity|full id|identity full|full level|identity verified|id verified|verified|proved identity|identity level full|id full|p9|high level identity', 'hunaniaeth lawn|lefel lawn'],
  'ladder.signs_in_unaided': ['signs in unaided|sign in unaided|signed in unaided|logs in unaided|log in unaided|signs in alone|logged in unaided|unaided sign in|can sign in', 'mewngofnodi heb gymorth|yn mewngofnodi'],
  'ladder.repeat_prescription': ['repeat prescription|prescription|prescriptions|ordered prescription|ordered repeat prescription|repeat prescription ordered|ordered a prescription', 'presgripsiwn|presgripsiwn rheolaidd|archebu presgripsiwn'],
  'ladder.appointment': ['appointment|appointments|booked appointment|booked an appointment|booked or cancelled appointment|appointment booked|gp appointment', 'apwyntiad|trefnu apwyntiad'],
  'ladder.record_or_result': ['record or test result|viewed record|viewed record or test result|viewed health record|health record|test result|test results|viewed test result|viewed records', 'cofnod|canlyniad prawf|gweld cofnod'],
  'ladder.again_unaided': ['again unaided|follow up|at follow up|follow up unaided|followup|did it again|did it again unaided|unaided at follow up|still using', 'dilyniant|eto heb gymorth|adeg dilyniant'],
  'task.turn_on_and_log_in': ['turn on|turn on and log in|turn on device|turns on device|log in|task 1|eds 1|foundation 1', 'troi ymlaen|tasg 1'],
  'task.use_controls': ['use controls|controls|uses controls|task 2|eds 2|foundation 2', 'defnyddio rheolyddion|tasg 2'],
  'task.adjust_settings': ['adjust settings|settings|change settings|accessibility settings|task 3|eds 3|foundation 3', 'addasu gosodiadau|tasg 3'],
  'task.open_apps': ['open apps|apps|opens apps|find and open apps|task 4|eds 4|foundation 4', 'agor apiau|tasg 4'],
  'task.connect_to_wifi': ['connect to wifi|connect to wi fi|wifi|wi fi|connects to wifi|task 5|eds 5|foundation 5', 'cysylltu a wi fi|cysylltu a wifi|tasg 5'],
  'task.open_browser': ['open browser|browser|open a browser|task 6|eds 6|foundation 6', 'agor porwr|porwr|tasg 6'],
  'task.keep_login_secure': ['keep login secure|keep login details secure|keep passwords safe|login secure|secure login|task 7|eds 7|foundation 7', 'cadw manylion yn ddiogel|tasg 7'],
  'task.change_password': ['change password|change a password|update password|task 8|eds 8|foundation 8', 'newid cyfrinair|tasg 8'],
};

const normalise = (heading: string): string =>
  cleanCell(heading).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/&/g, ' and ').replace(/[^a-z0-9]+/g, ' ').trim();

type Known = { kind: ColumnKind; welsh: boolean };
const known = new Map<string, Known>();
for (const [kind, [en, cy]] of Object.entries(headings)) {
  // as: `headings` has kinds for keys; an object's keys are only strings to the compiler
  for (const text of cy.split('|')) known.set(text, { kind: kind as ColumnKind, welsh: true });
  for (const text of en.split('|')) known.set(text, { kind: kind as ColumnKind, welsh: false });
}
for (const [prefix, list] of [['ladder', ladderSteps], ['task', tasks], ['group', groups]] as const) {
  for (const { key, text } of list) {
    const kind = `${prefix}.${key}` as ColumnKind; // as: the three lists are what the kinds are made of
    for (const own of [text.en, `${prefix} ${key}`, `${prefix} ${key} achieved`]) setOnce(normalise(own), { kind, welsh: false });
    setOnce(normalise(text.cy), { kind, welsh: true });
  }
}
function setOnce(heading: string, what: Known) {
  if (!known.has(heading)) known.set(heading, what);
}

/** What stands after a heading is often how to fill it in: "Disabled (Y/N)", "DOB dd/mm/yyyy", "Session *". */
const instructions = / (y n|yes no|yes no n a|y n n a|dd mm yyyy|dd mm yy|1 5|1 to 5|required|ie na)$/;

export function columnKind(heading: string): Known | undefined {
  const full = normalise(heading);
  const bare = normalise(heading.replace(/[([].*$/, ''));
  for (const text of [full, bare, full.replace(instructions, ''), bare.replace(instructions, ''), full.replace(/^(the|participant s|client s|learner s) /, '')]) {
    const found = known.get(text);
    if (found) return found;
  }
  return /^(problems|problemau) /.test(full) ? { kind: 'problems', welsh: false } : undefined;
}

export type Column = { at: number; heading: string; kind: ColumnKind };
export type Headings = {
  /** The index of the row of headings. */
  row: number;
  columns: Column[];
  /** Headings that say a date: a register with a row for each person and a column for each session. */
  sessionColumns: { at: number; heading: string }[];
  ignored: string[];
  /** Some heading is Welsh, so "na" means no. */
  welsh: boolean;
  cells: number;
};

const personKinds: readonly ColumnKind[] = ['reference', 'name', 'first_name', 'last_name'];
export const saysWho = (headings: Headings): boolean => headings.columns.some((column) => personKinds.includes(column.kind));

/** Titles and notes often stand above the headings, so the best of the first rows is taken. */
export function findHeadings(records: readonly (readonly string[])[], isDate: (cell: string) => boolean): Headings | undefined {
  let best: Headings | undefined;
  let bestScore = 0;
  for (let row = 0; row < records.length && row < 25; row += 1) {
    const headings = mapHeadings(records[row] ?? [], row, isDate);
    const score = headings.columns.length + (saysWho(headings) ? 2 : 0);
    if (headings.columns.length > 0 && score > bestScore) [best, bestScore] = [headings, score];
  }
  return best;
}

function mapHeadings(cells: readonly string[], row: number, isDate: (cell: string) => boolean): Headings {
  const headings: Headings = { row, columns: [], sessionColumns: [], ignored: [], welsh: false, cells: 0 };
  const taken = new Set<ColumnKind>();
  cells.forEach((cell, at) => {
    const heading = cleanCell(cell);
    if (heading === '') return;
    headings.cells = at + 1;
    const found = columnKind(heading);
    if (found && !taken.has(found.kind)) {
      taken.add(found.kind);
      headings.columns.push({ at, heading, kind: found.kind });
      headings.welsh ||= found.welsh;
    } else if (!found && isDate(heading)) headings.sessionColumns.push({ at, heading });
    else headings.ignored.push(heading);
  });
  return headings;
}
