import type { Fields, Raw, WordedField } from '../field';
import { rawOf } from '../field-raw';
import type { Locale } from '../locale';
import type { PublicationInput } from '../publication/commands';
import { regionOf } from '../publication/places';
import { word, wordFields } from '../words';
import { publicationForm } from './schema';
import { type SitePrecision, sitePrecisions } from './vocabulary';

type Site = { id: string; placeName: string; region: string; precision: SitePrecision };

/** The publication decision with one question for each place of the award. */
export const publicationFields = (sites: readonly Site[]): Fields => ({
  ...publicationForm.fields,
  ...Object.fromEntries(sites.map(({ id }) => [`site_${id}`, { kind: 'oneOf', options: sitePrecisions }] as const)),
});

export function wordedPublicationFields(locale: Locale, sites: readonly Site[]): WordedField[] {
  const options = Object.fromEntries(sitePrecisions.map((one) => [one, { label: word(locale, `award.publication.precision.${one}`) }]));
  const places = sites.map(({ id, placeName, region }): WordedField => {
    const values = { place: placeName, region: regionOf(region)?.name[locale] ?? region };
    const text = (key: string) => word(locale, `award.publication.${key}`, values);
    return { kind: 'oneOf', name: `site_${id}`, options, cells: [], label: text('siteLabel'), hint: text('siteHint'), missing: text('siteMissing') };
  });
  return [...wordFields(locale, publicationForm.place, publicationForm.fields), ...places];
}

type Decided = { summaryEn: string; summaryCy: string | null; showAmount: boolean; embargoOn: string | null };

/** What the boxes show at first: the decision as it stands, or the submitted summary. */
export function publicationValues(sites: readonly Site[], decided: Decided | null, description: string): Raw {
  const { summaryEn, summaryCy, showAmount, embargoOn } = decided ?? { summaryEn: description, summaryCy: null, showAmount: true, embargoOn: null };
  const boxes = rawOf(publicationForm.fields, { summary_en: summaryEn, summary_cy: summaryCy, show_amount: showAmount, embargo: embargoOn });
  return { ...boxes, ...Object.fromEntries(sites.map(({ id, precision }) => [`site_${id}`, precision])) };
}

/** The parsed values as the command takes them. */
export const publicationFrom = (sites: readonly Site[], values: Record<string, unknown>): PublicationInput => ({
  summaryEn: String(values.summary_en),
  summaryCy: values.summary_cy === undefined ? undefined : String(values.summary_cy),
  showAmount: values.show_amount === true,
  embargoUntil: values.embargo === undefined ? undefined : String(values.embargo),
  // Parsed by the field's own options.
  sites: sites.map(({ id }) => ({ id, precision: values[`site_${id}`] as SitePrecision })),
});
