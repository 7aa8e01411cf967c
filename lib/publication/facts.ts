import type { Bilingual } from '../locale';
import type { Pence } from '../money';
import type { FigureMark } from '../programme/vocabulary';

/**
 * What has been published about the real fund, word for word checkable at its source. Only what a source says is public; arithmetic on
 * it is derived. Nothing here is ever mixed with the demonstration, and nothing is invented. Sources were read in November 2026.
 */
export type Source = { title: string; url: string | null; publishedOn?: string };
export type Fact = { key: string; text: Bilingual; amountPence?: Pence; /** Rounded by whoever published it, or arithmetic on such. */ rounded?: true; mark: Exclude<FigureMark, 'made_up'>; sources: readonly Source[] };

export const factSources = {
  launch: { title: 'Find a grant: Digital Inclusion Innovation Fund', url: 'https://find-government-grants.service.gov.uk/grants/digital-inclusion-innovation-fund-2', publishedOn: '2025-08-13' },
  guidance: { title: 'GOV.UK: Digital Inclusion Innovation Fund', url: 'https://www.gov.uk/government/publications/digital-inclusion-innovation-fund/digital-inclusion-innovation-fund', publishedOn: '2025-09-10' },
  categories: { title: 'HTN: Government announces £9.5m Digital Innovation Fund', url: 'https://htn.co.uk/2025/08/19/government-announces-9-5m-digital-innovation-fund', publishedOn: '2025-08-19' },
  uplift: { title: 'Computer Weekly: UK government funds 80 digital skills schemes', url: 'https://www.computerweekly.com/news/366636142/UK-government-funds-80-digital-skills-schemes' },
  scotland: { title: 'PublicTechnology: Scottish Government offers digital inclusion funding', url: 'https://www.publictechnology.net/2025/10/10/society-and-welfare/scottish-government-offers-digital-inclusion-funding', publishedOn: '2025-10-10' },
  scotlandCall: { title: 'Find a grant: Connecting Scotland Digital Inclusion Fund', url: 'https://find-government-grants.service.gov.uk/grants/connecting-scotland-digital-inclusion-fund-1' },
  brief: { title: 'The commissioning brief of this service', url: null },
  greenwich: { title: 'Royal Borough of Greenwich', url: 'https://www.royalgreenwich.gov.uk/news/2025/weve-secured-national-funding-help-over-60s-get-online-confidently-and-stay-connected' },
  nottingham: { title: 'My Nottingham News', url: 'https://www.mynottinghamnews.co.uk' },
  esports: { title: 'British Esports: workshops with the English Football League', url: 'https://britishesports.org/the-hub/press-releases/government-english-football-league-esports-workshops', publishedOn: '2025-12-22' },
} as const satisfies Record<string, Source>;
const from = factSources;

const pounds = (amount: number): Pence => amount * 100;

export const moneyFacts: readonly Fact[] = [
  { key: 'launch', text: { en: 'The fund as launched on 13 August 2025', cy: 'Y gronfa fel y’i lansiwyd ar 13 Awst 2025' }, amountPence: pounds(9_500_000), rounded: true, mark: 'public', sources: [from.launch] },
  { key: 'uplift', text: { en: 'The fund as announced in December 2025, for 80 projects', cy: 'Y gronfa fel y’i cyhoeddwyd ym mis Rhagfyr 2025, ar gyfer 80 o brosiectau' }, amountPence: pounds(11_700_000), rounded: true, mark: 'public', sources: [from.uplift] },
  { key: 'england', text: { en: 'England’s share at the launch', cy: 'Cyfran Lloegr adeg y lansio' }, amountPence: pounds(7_242_000), rounded: true, mark: 'public', sources: [from.launch] },
  { key: 'category_1', text: { en: 'England, category 1: replicate or scale best practice', cy: 'Lloegr, categori 1: efelychu neu ehangu arfer gorau' }, amountPence: pounds(2_594_000), rounded: true, mark: 'public', sources: [from.categories] },
  { key: 'category_2', text: { en: 'England, category 2: innovative approaches and new evidence', cy: 'Lloegr, categori 2: dulliau arloesol a thystiolaeth newydd' }, amountPence: pounds(3_380_000), rounded: true, mark: 'public', sources: [from.categories] },
  { key: 'category_3', text: { en: 'England, category 3: capital, such as devices and other assets', cy: 'Lloegr, categori 3: cyfalaf, megis dyfeisiau ac asedau eraill' }, amountPence: pounds(1_267_000), rounded: true, mark: 'public', sources: [from.categories] },
  { key: 'rounding', text: { en: 'What the three categories lack of England’s share: they were rounded', cy: 'Yr hyn sydd ar goll rhwng y tri chategori a chyfran Lloegr: cawsant eu talgrynnu' }, amountPence: pounds(1_000), rounded: true, mark: 'derived', sources: [from.launch, from.categories] },
  { key: 'scotland', text: { en: 'Scotland’s share', cy: 'Cyfran yr Alban' }, amountPence: pounds(764_020), mark: 'public', sources: [from.scotland] },
  { key: 'wales', text: { en: 'Wales’s share', cy: 'Cyfran Cymru' }, amountPence: pounds(400_368), mark: 'public', sources: [from.brief] },
  { key: 'northern_ireland', text: { en: 'Northern Ireland’s share', cy: 'Cyfran Gogledd Iwerddon' }, amountPence: pounds(267_249), mark: 'public', sources: [from.brief] },
  { key: 'rest', text: { en: 'The December headline less the three nations’ shares', cy: 'Pennawd mis Rhagfyr heb gyfrannau’r tair gwlad' }, amountPence: pounds(10_268_363), rounded: true, mark: 'derived', sources: [from.uplift] },
  { key: 'not_itemised', text: { en: 'Of that, what is not itemised in public: England’s share at the launch taken away too', cy: 'O hynny, yr hyn nad yw wedi’i eitemeiddio’n gyhoeddus: heb gyfran Lloegr adeg y lansio hefyd' }, amountPence: pounds(3_026_363), rounded: true, mark: 'derived', sources: [from.uplift, from.launch] },
];

export const scotlandFacts: readonly Fact[] = [
  { key: 'resource', text: { en: 'Scotland’s call, category 1: resource', cy: 'Galwad yr Alban, categori 1: adnoddau' }, amountPence: pounds(321_692), mark: 'public', sources: [from.scotlandCall] },
  { key: 'capital', text: { en: 'Scotland’s call, category 2: capital', cy: 'Galwad yr Alban, categori 2: cyfalaf' }, amountPence: pounds(120_635), mark: 'public', sources: [from.scotlandCall] },
  { key: 'civtech', text: { en: 'Scotland’s CivTech challenge', cy: 'Her CivTech yr Alban' }, amountPence: pounds(321_692), mark: 'public', sources: [from.scotlandCall] },
  { key: 'size', text: { en: 'Grants of £10,000 to £50,000 in Scotland’s call', cy: 'Grantiau o £10,000 i £50,000 yng ngalwad yr Alban' }, mark: 'public', sources: [from.scotlandCall] },
];

const rule = (key: string, en: string, cy: string): Fact => ({ key, text: { en, cy }, mark: 'public', sources: [from.guidance] });

export const roundRules: readonly Fact[] = [
  rule('size', 'Grants of £25,000 to £500,000', 'Grantiau o £25,000 i £500,000'),
  rule('who', 'Open to local authorities, combined authorities, charities and research organisations', 'Ar agor i awdurdodau lleol, awdurdodau cyfun, elusennau a sefydliadau ymchwil'),
  rule('objective', 'One of two objectives: new knowledge of what works, or best practice made larger and repeated elsewhere', 'Un o ddau amcan: gwybodaeth newydd am yr hyn sy’n gweithio, neu ehangu arfer gorau a’i efelychu mewn mannau eraill'),
  rule('focus', 'At least one of four focus areas: opportunities through skills; barriers to digital services; data and device poverty; confidence and local delivery', 'O leiaf un o bedwar maes ffocws: cyfleoedd drwy sgiliau; rhwystrau i wasanaethau digidol; tlodi data a dyfeisiau; hyder a chyflenwi lleol'),
  rule('groups', 'At least one of five groups: low-income households; people of 60 and over; disabled people; people who are unemployed; people of 25 and under', 'O leiaf un o bum grŵp: aelwydydd incwm isel; pobl 60 oed a throsodd; pobl anabl; pobl ddi-waith; pobl 25 oed ac iau'),
  rule('evaluation', 'Each project allows for monitoring and evaluation, and lasts beyond its funding', 'Mae pob prosiect yn caniatáu monitro a gwerthuso, ac yn para y tu hwnt i’w gyllid'),
];

export type NamedProject = { name: Bilingual; lead: string; partners: readonly string[]; place: Bilingual; amountPence: Pence | null; about: Bilingual; source: Source };

export const namedProjects: readonly NamedProject[] = [
  {
    name: { en: 'Over-60s online', cy: 'Pobl dros 60 ar-lein' }, lead: 'Royal Borough of Greenwich', partners: ['DG Cities', 'Haringey', 'Ealing', 'Leicester', 'North East Lincolnshire'],
    place: { en: 'London, East Midlands, Yorkshire and The Humber', cy: 'Llundain, Dwyrain Canolbarth Lloegr, Swydd Efrog a’r Humber' }, amountPence: pounds(138_106),
    about: { en: 'Maps with residents why older people stay offline, and tries out what helps them.', cy: 'Yn mapio gyda thrigolion pam mae pobl hŷn yn aros all-lein, ac yn rhoi cynnig ar yr hyn sy’n eu helpu.' }, source: from.greenwich,
  },
  {
    name: { en: 'Innovating in Trusted Spaces', cy: 'Innovating in Trusted Spaces' }, lead: 'Libraries Connected', partners: ['Good Things Foundation'],
    place: { en: '121 libraries of four library services in the North East and the East Midlands', cy: '121 o lyfrgelloedd pedwar gwasanaeth llyfrgell yng Ngogledd-ddwyrain a Dwyrain Canolbarth Lloegr' }, amountPence: pounds(310_400),
    about: { en: 'Help to get online in libraries, which people already know and trust.', cy: 'Cymorth i fynd ar-lein mewn llyfrgelloedd, lle mae pobl eisoes yn eu hadnabod ac yn ymddiried ynddynt.' }, source: from.nottingham,
  },
  {
    name: { en: 'Safe to Play', cy: 'Safe to Play' }, lead: 'Sheffield United Community Foundation', partners: ['EFL in the Community', 'British Esports'],
    place: { en: '10 football-club communities', cy: '10 o gymunedau clybiau pêl-droed' }, amountPence: null,
    about: { en: 'Digital skills and safety for 400 young people, through esports.', cy: 'Sgiliau digidol a diogelwch i 400 o bobl ifanc, drwy e-chwaraeon.' }, source: from.esports,
  },
  {
    name: { en: 'Connected Lives', cy: 'Connected Lives' }, lead: 'Bromley by Bow Centre', partners: [],
    place: { en: 'Tower Hamlets', cy: 'Tower Hamlets' }, amountPence: null,
    about: { en: 'Tests whether digital help within a welcome hub lasts longer than help given on its own.', cy: 'Yn profi a yw cymorth digidol o fewn canolfan groeso yn para’n hirach na chymorth ar ei ben ei hun.' }, source: from.uplift,
  },
  {
    name: { en: 'NHS App sessions for older people', cy: 'Sesiynau Ap y GIG i bobl hŷn' }, lead: 'Age UK', partners: [],
    place: { en: 'Not published', cy: 'Heb ei gyhoeddi' }, amountPence: null,
    about: { en: 'Teaches older people to use the NHS App to manage their own health.', cy: 'Yn dysgu pobl hŷn i ddefnyddio Ap y GIG i reoli eu hiechyd eu hunain.' }, source: from.uplift,
  },
];
