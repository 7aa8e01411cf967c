import { factSources, type Source } from '../publication/facts';
import type { FigureMark, Nation } from './vocabulary';

/**
 * What has been published about the fund, with its sources, and arithmetic on it. Nothing else belongs here: what is not
 * itemised in public is said to be so, and never explained.
 */
export const launchedOn = '2025-08-13';
export const upliftedOn = '2025-12-01';

export const programme = { code: 'diif', titleEn: 'Digital Inclusion Innovation Fund', titleCy: 'Cronfa Arloesi Cynhwysiant Digidol' };

// The very pages, as the page of published facts names them.
const of = ({ title, url }: Source) => ({ sourceTitle: title, sourceUrl: url });
const launchNotice = of(factSources.launch);
const upliftNews = of(factSources.uplift);
const categoriesNews = of(factSources.categories);
const scotlandNews = of(factSources.scotland);
const brief = of(factSources.brief);
const arithmetic = { sourceTitle: 'Arithmetic on the published figures', sourceUrl: null };

type Published = {
  version: 'launch' | 'uplift'; item: string; partOf: string | null; labelEn: string; labelCy: string; amountPence: number; mark: FigureMark;
  sourceTitle: string; sourceUrl: string | null; publishedOn: string;
};

const launch = (item: string, partOf: string | null, labelEn: string, labelCy: string, pounds: number, mark: FigureMark, source: { sourceTitle: string; sourceUrl: string | null }): Published =>
  ({ version: 'launch', item, partOf, labelEn, labelCy, amountPence: pounds * 100, mark, ...source, publishedOn: launchedOn });
const uplift = (...figure: Parameters<typeof launch>): Published => ({ ...launch(...figure), version: 'uplift', publishedOn: upliftedOn });

export const publishedFigures: Published[] = [
  launch('fund', null, 'The fund as launched', 'Y gronfa fel y’i lansiwyd', 9_500_000, 'public', launchNotice),
  launch('england', 'fund', 'England', 'Lloegr', 7_242_000, 'public', launchNotice),
  launch('scotland', 'fund', 'Scotland', 'Yr Alban', 764_020, 'public', scotlandNews),
  launch('wales', 'fund', 'Wales', 'Cymru', 400_368, 'public', brief),
  launch('northern_ireland', 'fund', 'Northern Ireland', 'Gogledd Iwerddon', 267_249, 'public', brief),
  launch('not_itemised', 'fund', 'Not itemised in public', 'Heb ei eitemeiddio’n gyhoeddus', 826_363, 'derived', arithmetic),
  launch('category_1', 'england', 'Category 1: replicate or scale best practice', 'Categori 1: efelychu neu ehangu arfer gorau', 2_594_000, 'public', categoriesNews),
  launch('category_2', 'england', 'Category 2: innovative approaches and new evidence', 'Categori 2: dulliau arloesol a thystiolaeth newydd', 3_380_000, 'public', categoriesNews),
  launch('category_3', 'england', 'Category 3: capital, devices and assets', 'Categori 3: cyfalaf, dyfeisiau ac asedau', 1_267_000, 'public', categoriesNews),
  launch('england_rounding', 'england', 'Rounding of the published categories', 'Talgrynnu’r categorïau cyhoeddedig', 1_000, 'derived', arithmetic),
  uplift('fund', null, 'The fund as announced in December 2025', 'Y gronfa fel y’i cyhoeddwyd ym mis Rhagfyr 2025', 11_700_000, 'public', upliftNews),
  uplift('england', 'fund', 'England, as published at launch', 'Lloegr, fel y’i cyhoeddwyd adeg y lansio', 7_242_000, 'public', launchNotice),
  uplift('scotland', 'fund', 'Scotland', 'Yr Alban', 764_020, 'public', scotlandNews),
  uplift('wales', 'fund', 'Wales', 'Cymru', 400_368, 'public', brief),
  uplift('northern_ireland', 'fund', 'Northern Ireland', 'Gogledd Iwerddon', 267_249, 'public', brief),
  uplift('not_itemised', 'fund', 'Not itemised in public', 'Heb ei eitemeiddio’n gyhoeddus', 3_026_363, 'derived', arithmetic),
];

/** The ledger opens with the money of August 2025, then posts the uplift of December: both to the programme. */
export const authorisations = [
  { key: 'launch', amountPence: 9_500_000_00, effectiveOn: launchedOn, note: 'Fund as launched, August 2025' },
  { key: 'uplift', amountPence: 2_200_000_00, effectiveOn: upliftedOn, note: 'Uplift announced in December 2025' },
];

const england = (key: string, pot: string, nature: 'resource' | 'capital', labelEn: string, labelCy: string, pounds: number, note = 'As published at launch') =>
  ({ key, pot, nature, nation: 'england' as Nation, financialYear: '2025-26', labelEn, labelCy, amountPence: pounds * 100, note });

export const openingEnvelopes = [
  england('england_category_1', 'category_1', 'resource', 'England category 1', 'Lloegr categori 1', 2_594_000),
  england('england_category_2', 'category_2', 'resource', 'England category 2', 'Lloegr categori 2', 3_380_000),
  england('england_category_3', 'category_3', 'capital', 'England category 3 (capital)', 'Lloegr categori 3 (cyfalaf)', 1_267_000),
  england('england_rounding', 'not_itemised', 'resource', 'England, rounding', 'Lloegr, talgrynnu', 1_000, 'The published categories add to £1,000 less than England’s share'),
];

export const devolvedShares: { nation: Nation; amountPence: number }[] = [
  { nation: 'scotland', amountPence: 764_020_00 },
  { nation: 'wales', amountPence: 400_368_00 },
  { nation: 'northern_ireland', amountPence: 267_249_00 },
];
