import type { QuestionSection } from '@/lib/programme/question-set';

const assessors = { en: 'Assessors, when they score the application', cy: 'Aseswyr, wrth sgorio’r cais' };
const officers = { en: 'Fund officers, before any award is offered', cy: 'Swyddogion y gronfa, cyn cynnig unrhyw ddyfarniad' };
const finance = { en: 'Assessors, and finance when it plans payments', cy: 'Aseswyr, a’r tîm cyllid wrth gynllunio taliadau' };

/** What it costs, what it is worth, and what the applicant answers for. */
export const moneySections: QuestionSection[] = [
  {
    key: 'money',
    title: { en: 'Money', cy: 'Arian' },
    pages: [
      {
        key: 'costs',
        title: { en: 'Costs', cy: 'Costau' },
        questions: [
          {
            name: 'amount_applied_for',
            field: { kind: 'money' },
            label: { en: 'How much are you applying for?', cy: 'Am faint ydych chi’n ymgeisio?' },
            hint: { en: 'Between £25,000 and £500,000', cy: 'Rhwng £25,000 a £500,000' },
            why: { en: 'Grants in this round are between £25,000 and £500,000', cy: 'Mae grantiau yn y rownd hon rhwng £25,000 a £500,000' },
            usedBy: finance,
          },
          {
            name: 'budget',
            field: { kind: 'table', maxRows: 20, totals: 'amount', columns: { line: { kind: 'text', maxLength: 120 }, nature: { kind: 'oneOf', options: ['resource', 'capital'], as: 'select' }, amount: { kind: 'money', min: 1 } } },
            label: { en: 'Budget', cy: 'Cyllideb' },
            hint: { en: 'The lines must add up to the amount you are applying for. Devices and other things that last are capital, everything else is resource', cy: 'Rhaid i’r llinellau adio i’r swm rydych yn ymgeisio amdano. Cyfalaf yw dyfeisiau a phethau eraill sy’n para, adnoddau yw popeth arall' },
            missing: { en: 'Enter at least one line of your budget', cy: 'Rhowch o leiaf un llinell o’ch cyllideb' },
            cells: {
              line: { label: { en: 'What it pays for', cy: 'Am beth mae’n talu' } },
              nature: { label: { en: 'Capital or resource', cy: 'Cyfalaf neu adnoddau' }, options: { resource: { label: { en: 'Resource', cy: 'Adnoddau' } }, capital: { label: { en: 'Capital', cy: 'Cyfalaf' } } } },
              amount: { label: { en: 'Amount', cy: 'Swm' } },
            },
            addsUpTo: { column: 'amount', name: 'amount_applied_for' },
            why: { en: 'Capital and resource come from different budgets and cannot be exchanged', cy: 'Daw cyfalaf ac adnoddau o gyllidebau gwahanol ac ni ellir eu cyfnewid' },
            usedBy: finance,
          },
        ],
      },
      {
        key: 'value-for-money',
        title: { en: 'Value for money', cy: 'Gwerth am arian' },
        questions: [
          {
            name: 'value_for_money',
            field: { kind: 'longText', maxWords: 300 },
            label: { en: 'Why is this good value for public money?', cy: 'Pam mae hyn yn werth da am arian cyhoeddus?' },
            hint: { en: 'For example what it costs for each person supported, what you contribute yourselves, and what would happen without the grant', cy: 'Er enghraifft beth mae’n ei gostio fesul person a gefnogir, beth rydych chi’n ei gyfrannu, a beth fyddai’n digwydd heb y grant' },
            why: { en: 'Applicants must explain value for money', cy: 'Rhaid i ymgeiswyr egluro gwerth am arian' },
            usedBy: assessors,
          },
        ],
      },
    ],
  },
  {
    key: 'assurance',
    title: { en: 'Assurance', cy: 'Sicrwydd' },
    pages: [
      {
        key: 'learning-and-legacy',
        title: { en: 'Evaluation and afterwards', cy: 'Gwerthuso ac wedyn' },
        questions: [
          {
            name: 'evaluation',
            field: { kind: 'longText', maxWords: 300 },
            label: { en: 'How will you monitor and evaluate the project?', cy: 'Sut byddwch chi’n monitro ac yn gwerthuso’r prosiect?' },
            hint: { en: 'Say how you will count people once each, and what you will ask them before and after', cy: 'Dywedwch sut byddwch yn cyfrif pob person unwaith, a beth fyddwch yn ei ofyn iddynt cyn ac ar ôl' },
            why: { en: 'Funded projects take part in the fund’s evaluation and report their results', cy: 'Mae prosiectau a ariennir yn cymryd rhan yng ngwerthusiad y gronfa ac yn adrodd eu canlyniadau' },
            usedBy: assessors,
          },
          {
            name: 'sustainability',
            field: { kind: 'longText', maxWords: 250 },
            label: { en: 'What will last when the funding ends?', cy: 'Beth fydd yn para pan ddaw’r cyllid i ben?' },
            why: { en: 'Projects must last beyond the funding', cy: 'Rhaid i brosiectau bara y tu hwnt i’r cyllid' },
            usedBy: assessors,
          },
        ],
      },
      {
        key: 'safeguarding',
        title: { en: 'Safeguarding', cy: 'Diogelu' },
        questions: [
          {
            name: 'safeguarding',
            field: { kind: 'longText', maxWords: 250 },
            label: { en: 'How will you keep the people you work with safe?', cy: 'Sut byddwch chi’n cadw’r bobl rydych yn gweithio gyda nhw’n ddiogel?' },
            hint: { en: 'Online and in person. Name roles, not people', cy: 'Ar-lein ac wyneb yn wyneb. Enwch rolau, nid pobl' },
            why: { en: 'Many of the people the fund is for may be at risk of harm', cy: 'Gall llawer o’r bobl y mae’r gronfa ar eu cyfer fod mewn perygl o niwed' },
            usedBy: officers,
          },
          {
            name: 'people_at_risk',
            field: { kind: 'yesNo' },
            label: { en: 'Will children or adults at risk take part?', cy: 'A fydd plant neu oedolion mewn perygl yn cymryd rhan?' },
            missing: { en: 'Say whether children or adults at risk take part', cy: 'Dywedwch a fydd plant neu oedolion mewn perygl yn cymryd rhan' },
            why: { en: 'If they do, the fund checks your safeguarding policy and who leads on it', cy: 'Os byddant, mae’r gronfa’n gwirio eich polisi diogelu a phwy sy’n arwain arno' },
            usedBy: officers,
          },
          {
            name: 'safeguarding_policy',
            field: { kind: 'yesNo' },
            label: { en: 'Does your organisation have a safeguarding policy that was reviewed in the last 12 months?', cy: 'A oes gan eich sefydliad bolisi diogelu a adolygwyd yn ystod y 12 mis diwethaf?' },
            hint: { en: '“No” does not rule you out: you will be asked for one before an award', cy: 'Nid yw “Nac oes” yn eich diystyru: gofynnir i chi am un cyn dyfarniad' },
            missing: { en: 'Say whether you have a safeguarding policy reviewed in the last 12 months', cy: 'Dywedwch a oes gennych bolisi diogelu a adolygwyd yn ystod y 12 mis diwethaf' },
            why: { en: 'It is checked for every funded project', cy: 'Fe’i gwirir ar gyfer pob prosiect a ariennir' },
            usedBy: officers,
          },
        ],
      },
      {
        key: 'declaration',
        title: { en: 'Declaration', cy: 'Datganiad' },
        questions: [
          {
            name: 'declaration',
            field: { kind: 'declaration' },
            label: { en: 'Our organisation may receive public money, has no unspent debt to the fund, and will report on the project if it is funded', cy: 'Caiff ein sefydliad dderbyn arian cyhoeddus, nid oes arno ddyled i’r gronfa, a bydd yn adrodd ar y prosiect os caiff ei ariannu' },
            why: { en: 'Due diligence begins with what you say yourselves', cy: 'Mae diwydrwydd dyladwy’n dechrau gyda’r hyn rydych chi’n ei ddweud eich hunain' },
            usedBy: officers,
          },
        ],
      },
    ],
  },
];
