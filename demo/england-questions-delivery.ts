import type { QuestionSection } from '@/lib/programme/question-set';
import { regions } from '@/lib/publication/places';

const assessors = { en: 'Assessors, when they score the application', cy: 'Aseswyr, wrth sgorio’r cais' };
const monitoring = { en: 'Fund officers, to plan the award and its monitoring', cy: 'Swyddogion y gronfa, i gynllunio’r dyfarniad a’i fonitro' };
const map = { en: 'Fund officers, to balance the regions after ranking; the public map, if it is funded and published', cy: 'Swyddogion y gronfa, i gydbwyso’r rhanbarthau ar ôl graddio; y map cyhoeddus, os caiff ei ariannu a’i gyhoeddi' };

const english = regions.filter(({ nation }) => nation === 'england');
const regionCodes = english.map(({ code }) => code);
const regionWords = Object.fromEntries(english.map(({ code, name }) => [code, { label: name }]));

/** What will be done, where, when and with whom. */
export const deliverySections: QuestionSection[] = [
  {
    key: 'activity',
    title: { en: 'Activity', cy: 'Gweithgarwch' },
    pages: [
      {
        key: 'digital-skills',
        title: { en: 'Digital skills and the NHS App', cy: 'Sgiliau digidol ac Ap y GIG' },
        questions: [
          {
            name: 'digital_skills',
            field: { kind: 'longText', maxWords: 250 },
            label: { en: 'Which digital skills will people gain, and how will you teach them?', cy: 'Pa sgiliau digidol fydd pobl yn eu hennill, a sut byddwch chi’n eu haddysgu?' },
            hint: { en: 'The Essential Digital Skills framework may help: for example going online safely, or filling in forms', cy: 'Gall y fframwaith Sgiliau Digidol Hanfodol helpu: er enghraifft mynd ar-lein yn ddiogel, neu lenwi ffurflenni' },
            why: { en: 'To learn which ways of teaching work', cy: 'I ddysgu pa ddulliau addysgu sy’n gweithio' },
            usedBy: assessors,
          },
          {
            name: 'nhs_app',
            field: { kind: 'yesNo' },
            label: { en: 'Will you help people to use the NHS App?', cy: 'A fyddwch chi’n helpu pobl i ddefnyddio Ap y GIG?' },
            missing: { en: 'Say whether you will help people to use the NHS App', cy: 'Dywedwch a fyddwch chi’n helpu pobl i ddefnyddio Ap y GIG' },
            why: { en: 'Projects that do are asked to report how far people got with it', cy: 'Gofynnir i brosiectau sy’n gwneud hynny adrodd pa mor bell aeth pobl ag ef' },
            usedBy: monitoring,
          },
        ],
      },
      {
        key: 'nhs-app-sessions',
        title: { en: 'NHS App sessions', cy: 'Sesiynau Ap y GIG' },
        questions: [
          {
            name: 'nhs_app_activity',
            field: { kind: 'longText', maxWords: 250 },
            label: { en: 'How will you help people to use the NHS App?', cy: 'Sut byddwch chi’n helpu pobl i ddefnyddio Ap y GIG?' },
            hint: { en: 'From installing it and proving who you are to ordering a repeat prescription unaided. Never collect NHS numbers or details of anybody’s health', cy: 'O’i osod a phrofi pwy ydych chi i archebu presgripsiwn amlroddadwy heb gymorth. Peidiwch byth â chasglu rhifau’r GIG na manylion am iechyd neb' },
            why: { en: 'To see which steps people will be supported with', cy: 'I weld gyda pha gamau y caiff pobl eu cefnogi' },
            usedBy: assessors,
            when: { name: 'nhs_app', is: 'yes' },
          },
        ],
      },
      {
        key: 'devices',
        title: { en: 'Devices and assets', cy: 'Dyfeisiau ac asedau' },
        questions: [
          {
            name: 'assets',
            field: { kind: 'longText', maxWords: 250 },
            label: { en: 'What will you buy, and how will it be kept, lent and passed on?', cy: 'Beth fyddwch chi’n ei brynu, a sut caiff ei gadw, ei fenthyg a’i drosglwyddo?' },
            hint: { en: 'Say who owns it when the project ends', cy: 'Dywedwch pwy fydd yn berchen arno pan ddaw’r prosiect i ben' },
            why: { en: 'Things bought with capital must still serve people after the project', cy: 'Rhaid i bethau a brynir â chyfalaf wasanaethu pobl o hyd ar ôl y prosiect' },
            usedBy: assessors,
            when: { name: 'category', is: 'category_3' },
          },
        ],
      },
    ],
  },
  {
    key: 'places',
    title: { en: 'Places and partners', cy: 'Lleoedd a phartneriaid' },
    pages: [
      {
        key: 'where',
        title: { en: 'Where it will be delivered', cy: 'Ble caiff ei ddarparu' },
        questions: [
          {
            name: 'lead_region',
            field: { kind: 'oneOf', options: regionCodes, as: 'select' },
            label: { en: 'Which region leads the project?', cy: 'Pa ranbarth sy’n arwain y prosiect?' },
            hint: { en: 'Where your organisation runs it from. It may be delivered in others', cy: 'O ble mae eich sefydliad yn ei redeg. Gellir ei ddarparu mewn rhanbarthau eraill' },
            missing: { en: 'Choose the region that leads the project', cy: 'Dewiswch y rhanbarth sy’n arwain y prosiect' },
            options: regionWords,
            why: { en: 'The fund tries to reach all nine English regions', cy: 'Mae’r gronfa’n ceisio cyrraedd pob un o naw rhanbarth Lloegr' },
            usedBy: map,
          },
          {
            name: 'sites',
            field: { kind: 'table', maxRows: 20, columns: { place: { kind: 'text', maxLength: 80, list: 'places' }, region: { kind: 'oneOf', options: regionCodes, as: 'select', optional: true } } },
            label: { en: 'Delivery sites', cy: 'Safleoedd darparu' },
            hint: { en: 'One row for each town, district or region, or “online” or “nationwide” without a region. Never an address, least of all that of a refuge', cy: 'Un rhes ar gyfer pob tref, ardal neu ranbarth, neu “ar-lein” neu “ledled y wlad” heb ranbarth. Byth gyfeiriad, yn enwedig cyfeiriad lloches' },
            missing: { en: 'Enter at least one place where the project will be delivered', cy: 'Rhowch o leiaf un lle y caiff y prosiect ei ddarparu' },
            cells: { place: { label: { en: 'Town or area', cy: 'Tref neu ardal' } }, region: { label: { en: 'Region', cy: 'Rhanbarth' }, options: regionWords } },
            why: { en: 'Where people are helped is not always where the lead is', cy: 'Nid yw’r man lle caiff pobl eu helpu bob amser yr un â’r man sy’n arwain' },
            usedBy: map,
          },
        ],
      },
      {
        key: 'partners',
        title: { en: 'Partners', cy: 'Partneriaid' },
        questions: [
          {
            name: 'partners',
            field: {
              kind: 'table', maxRows: 12, optional: true, totals: 'amount',
              columns: { organisation: { kind: 'text', maxLength: 120 }, role: { kind: 'oneOf', options: ['coordinator', 'delivery_partner', 'trainer', 'evaluator', 'other'], as: 'select' }, amount: { kind: 'money', min: 0 } },
            },
            label: { en: 'Partner organisations', cy: 'Sefydliadau partner' },
            hint: { en: 'Leave this empty if you will deliver it alone. Your own organisation is accountable for the whole grant', cy: 'Gadewch hwn yn wag os byddwch yn ei ddarparu ar eich pen eich hun. Eich sefydliad chi sy’n atebol am y grant cyfan' },
            cells: {
              organisation: { label: { en: 'Organisation', cy: 'Sefydliad' } },
              role: {
                label: { en: 'Role', cy: 'Rôl' },
                options: {
                  coordinator: { label: { en: 'Coordinator', cy: 'Cydlynydd' } }, delivery_partner: { label: { en: 'Delivery partner', cy: 'Partner darparu' } }, trainer: { label: { en: 'Trainer', cy: 'Hyfforddwr' } },
                  evaluator: { label: { en: 'Evaluator', cy: 'Gwerthuswr' } }, other: { label: { en: 'Other', cy: 'Arall' } },
                },
              },
              amount: { label: { en: 'Share of the grant', cy: 'Cyfran o’r grant' } },
            },
            why: { en: 'To see who does what, and where public money ends up', cy: 'I weld pwy sy’n gwneud beth, a ble mae arian cyhoeddus yn mynd yn y pen draw' },
            usedBy: monitoring,
          },
          {
            name: 'working_together',
            field: { kind: 'longText', maxWords: 200 },
            label: { en: 'How will you run the project?', cy: 'Sut byddwch chi’n rhedeg y prosiect?' },
            hint: { en: 'Who is responsible, what experience they have, and how partners work together', cy: 'Pwy sy’n gyfrifol, pa brofiad sydd ganddynt, a sut mae partneriaid yn cydweithio' },
            why: { en: 'To judge whether it can be delivered', cy: 'I farnu a ellir ei gyflawni' },
            usedBy: assessors,
          },
        ],
      },
      {
        key: 'timetable',
        title: { en: 'Timetable', cy: 'Amserlen' },
        questions: [
          {
            name: 'planned_start_date', field: { kind: 'date' }, label: { en: 'Start date', cy: 'Dyddiad dechrau' }, hint: { en: 'For example, 3 11 2025', cy: 'Er enghraifft, 3 11 2025' },
            why: { en: 'It becomes part of the grant agreement', cy: 'Daw’n rhan o’r cytundeb grant' }, usedBy: monitoring,
          },
          {
            name: 'planned_end_date', field: { kind: 'date' }, label: { en: 'End date', cy: 'Dyddiad gorffen' }, hint: { en: 'For example, 31 3 2026', cy: 'Er enghraifft, 31 3 2026' },
            why: { en: 'Money must be spent by then', cy: 'Rhaid gwario’r arian erbyn hynny' }, usedBy: monitoring, notBefore: 'planned_start_date',
          },
          {
            name: 'milestones',
            field: { kind: 'table', maxRows: 12, columns: { milestone: { kind: 'text', maxLength: 160 }, due: { kind: 'date' } } },
            label: { en: 'Milestones', cy: 'Cerrig milltir' },
            hint: { en: 'The points at which you will know that the project is on course', cy: 'Y pwyntiau lle byddwch yn gwybod bod y prosiect ar y trywydd iawn' },
            missing: { en: 'Enter at least one milestone', cy: 'Rhowch o leiaf un garreg filltir' },
            cells: { milestone: { label: { en: 'Milestone', cy: 'Carreg filltir' } }, due: { label: { en: 'Due date', cy: 'Dyddiad cyflawni' } } },
            why: { en: 'Delivery was short, so being late must be seen early', cy: 'Roedd y cyfnod cyflawni’n fyr, felly rhaid sylwi’n gynnar ar fod yn hwyr' },
            usedBy: monitoring,
          },
        ],
      },
    ],
  },
];
