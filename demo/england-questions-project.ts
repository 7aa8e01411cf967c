import type { QuestionSection } from '@/lib/programme/question-set';

const assessors = { en: 'Assessors, when they score the application', cy: 'Aseswyr, wrth sgorio’r cais' };
const officers = { en: 'Fund officers, to check that the project can be funded', cy: 'Swyddogion y gronfa, i wirio y gellir ariannu’r prosiect' };
const everyone = { en: 'Assessors and fund officers; the public too, if it is funded and published', cy: 'Aseswyr a swyddogion y gronfa; y cyhoedd hefyd, os caiff ei ariannu a’i gyhoeddi' };

/** What the project is and whom it is for. */
export const projectSections: QuestionSection[] = [
  {
    key: 'project',
    title: { en: 'Your project', cy: 'Eich prosiect' },
    pages: [
      {
        key: 'title-and-summary',
        title: { en: 'Title and summary', cy: 'Teitl a chrynodeb' },
        questions: [
          {
            name: 'title',
            field: { kind: 'text', maxLength: 120 },
            label: { en: 'Project title', cy: 'Teitl y prosiect' },
            missing: { en: 'Enter the project title', cy: 'Rhowch deitl y prosiect' },
            hint: { en: 'Up to 120 characters, in words anybody would understand', cy: 'Hyd at 120 nod, mewn geiriau y byddai unrhyw un yn eu deall' },
            why: { en: 'So that everybody speaks of the project by the same name', cy: 'Fel bod pawb yn cyfeirio at y prosiect wrth yr un enw' },
            usedBy: everyone,
          },
          {
            name: 'summary',
            field: { kind: 'longText', maxWords: 150 },
            label: { en: 'Summary', cy: 'Crynodeb' },
            missing: { en: 'Enter a summary of the project', cy: 'Rhowch grynodeb o’r prosiect' },
            hint: { en: 'What you will do, for whom and where. If it is funded, this is published', cy: 'Beth fyddwch chi’n ei wneud, i bwy ac ymhle. Os caiff ei ariannu, cyhoeddir hyn' },
            why: { en: 'It is read first, and it becomes the public description of a funded project', cy: 'Darllenir hwn yn gyntaf, a daw’n ddisgrifiad cyhoeddus o brosiect a ariennir' },
            usedBy: everyone,
          },
        ],
      },
      {
        key: 'category-and-objective',
        title: { en: 'Category and objective', cy: 'Categori ac amcan' },
        questions: [
          {
            name: 'category',
            field: { kind: 'oneOf', options: ['category_1', 'category_2', 'category_3'] },
            label: { en: 'Which category are you applying in?', cy: 'Ym mha gategori rydych chi’n ymgeisio?' },
            missing: { en: 'Choose the category you are applying in', cy: 'Dewiswch y categori rydych yn ymgeisio ynddo' },
            options: {
              category_1: { label: { en: 'Category 1: replicate or scale best practice', cy: 'Categori 1: efelychu neu ehangu arfer gorau' } },
              category_2: { label: { en: 'Category 2: innovative approaches and new evidence', cy: 'Categori 2: dulliau arloesol a thystiolaeth newydd' } },
              category_3: { label: { en: 'Category 3: capital, for devices and other assets', cy: 'Categori 3: cyfalaf, ar gyfer dyfeisiau ac asedau eraill' }, hint: { en: 'Capital pays for things that last. You will be asked about them later', cy: 'Mae cyfalaf yn talu am bethau sy’n para. Cewch eich holi amdanynt yn nes ymlaen' } },
            },
            why: { en: 'Each category is paid from its own part of the fund', cy: 'Telir am bob categori o’i ran ei hun o’r gronfa' },
            usedBy: officers,
          },
          {
            name: 'objective',
            field: { kind: 'oneOf', options: ['new_knowledge', 'best_practice'] },
            label: { en: 'Which objective does the project serve?', cy: 'Pa amcan mae’r prosiect yn ei wasanaethu?' },
            missing: { en: 'Choose the objective the project serves', cy: 'Dewiswch yr amcan mae’r prosiect yn ei wasanaethu' },
            options: {
              new_knowledge: { label: { en: 'New knowledge on what works', cy: 'Gwybodaeth newydd am yr hyn sy’n gweithio' } },
              best_practice: { label: { en: 'Support best practice to scale and replicate', cy: 'Cefnogi arfer gorau i ehangu a chael ei efelychu' } },
            },
            why: { en: 'Projects must serve one of the fund’s two objectives', cy: 'Rhaid i brosiectau wasanaethu un o ddau amcan y gronfa' },
            usedBy: officers,
          },
        ],
      },
    ],
  },
  {
    key: 'people',
    title: { en: 'People', cy: 'Pobl' },
    pages: [
      {
        key: 'who-it-is-for',
        title: { en: 'Who it is for', cy: 'I bwy y mae' },
        questions: [
          {
            name: 'focus_areas',
            field: { kind: 'manyOf', options: ['skills', 'barriers', 'poverty', 'confidence'] },
            label: { en: 'Which focus areas does the project address?', cy: 'Pa feysydd ffocws mae’r prosiect yn mynd i’r afael â nhw?' },
            hint: { en: 'Choose at least one', cy: 'Dewiswch o leiaf un' },
            missing: { en: 'Choose at least one focus area', cy: 'Dewiswch o leiaf un maes ffocws' },
            options: {
              skills: { label: { en: 'Opening up opportunities through skills', cy: 'Agor cyfleoedd drwy sgiliau' } },
              barriers: { label: { en: 'Breaking down barriers to digital services', cy: 'Chwalu rhwystrau i wasanaethau digidol' } },
              poverty: { label: { en: 'Tackling data and device poverty', cy: 'Mynd i’r afael â thlodi data a dyfeisiau' } },
              confidence: { label: { en: 'Building confidence and supporting local delivery', cy: 'Meithrin hyder a chefnogi darpariaeth leol' } },
            },
            why: { en: 'The fund pays for projects in at least one of its four focus areas', cy: 'Mae’r gronfa’n talu am brosiectau mewn o leiaf un o’i phedwar maes ffocws' },
            usedBy: officers,
          },
          {
            name: 'groups',
            field: { kind: 'manyOf', options: ['low_income', 'older', 'disabled', 'unemployed', 'young'] },
            label: { en: 'Which groups of people will you work with?', cy: 'Gyda pha grwpiau o bobl fyddwch chi’n gweithio?' },
            hint: { en: 'Choose at least one', cy: 'Dewiswch o leiaf un' },
            missing: { en: 'Choose at least one group of people', cy: 'Dewiswch o leiaf un grŵp o bobl' },
            options: {
              low_income: { label: { en: 'Low-income households', cy: 'Aelwydydd incwm isel' }, hint: { en: 'Social grades C2, D and E', cy: 'Graddau cymdeithasol C2, D ac E' } },
              older: { label: { en: 'Older people', cy: 'Pobl hŷn' }, hint: { en: '60 and over', cy: '60 oed a throsodd' } },
              disabled: { label: { en: 'Disabled people', cy: 'Pobl anabl' }, hint: { en: 'A condition of 12 months or more that limits day-to-day activity', cy: 'Cyflwr ers 12 mis neu fwy sy’n cyfyngu ar weithgarwch o ddydd i ddydd' } },
              unemployed: { label: { en: 'People experiencing unemployment', cy: 'Pobl ddi-waith' } },
              young: { label: { en: 'Young people', cy: 'Pobl ifanc' }, hint: { en: '25 and under, including those not in education, employment or training', cy: '25 oed ac iau, gan gynnwys y rhai nad ydynt mewn addysg, cyflogaeth na hyfforddiant' } },
            },
            why: { en: 'The fund pays for projects that reach at least one of these groups', cy: 'Mae’r gronfa’n talu am brosiectau sy’n cyrraedd o leiaf un o’r grwpiau hyn' },
            usedBy: officers,
          },
          {
            name: 'people_to_reach',
            field: { kind: 'number', min: 1, max: 1_000_000 },
            label: { en: 'How many people do you expect to support?', cy: 'Faint o bobl ydych chi’n disgwyl eu cefnogi?' },
            hint: { en: 'Different people, each counted once, by the end of the project', cy: 'Pobl wahanol, pob un wedi ei gyfrif unwaith, erbyn diwedd y prosiect' },
            why: { en: 'To compare what projects expect with what they later report', cy: 'I gymharu’r hyn mae prosiectau’n ei ddisgwyl â’r hyn maent yn ei adrodd yn nes ymlaen' },
            usedBy: assessors,
          },
        ],
      },
      {
        key: 'challenge-and-outcomes',
        title: { en: 'Challenge and outcomes', cy: 'Her a chanlyniadau' },
        questions: [
          {
            name: 'challenge',
            field: { kind: 'longText', maxWords: 400 },
            label: { en: 'What challenge will the project address?', cy: 'Pa her fydd y prosiect yn mynd i’r afael â hi?' },
            hint: { en: 'Say how you know: figures for your area, what people told you, what has been tried', cy: 'Dywedwch sut rydych yn gwybod: ffigurau ar gyfer eich ardal, beth ddywedodd pobl wrthych, beth sydd wedi ei roi ar waith' },
            why: { en: 'Applicants must explain the challenge', cy: 'Rhaid i ymgeiswyr egluro’r her' },
            usedBy: assessors,
          },
          {
            name: 'outcomes',
            field: { kind: 'longText', maxWords: 400 },
            label: { en: 'What will be different for people, and how will you bring it about?', cy: 'Beth fydd yn wahanol i bobl, a sut byddwch chi’n cyflawni hynny?' },
            why: { en: 'Applicants must explain the outcomes they expect', cy: 'Rhaid i ymgeiswyr egluro’r canlyniadau maent yn eu disgwyl' },
            usedBy: assessors,
          },
        ],
      },
    ],
  },
];
