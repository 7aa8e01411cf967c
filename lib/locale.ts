export const locales = ['en', 'cy'] as const;
export type Locale = (typeof locales)[number];

/** A text in both of the service's languages. */
export type Bilingual = { en: string; cy: string };

export const isLocale = (value: unknown): value is Locale => value === 'en' || value === 'cy';

/** The address of one of our own pages in a language: English has no prefix, Welsh stands under /cy. */
export function localPath(locale: Locale, path: string): string {
  if (locale === 'en') return path;
  return /^\/(\?|$)/.test(path) ? `/cy${path.slice(1)}` : `/cy${path}`;
}

/** One of our own paths without its language, for whoever puts the language back. */
export const withoutLocale = (path: string): string => path.replace(/^\/cy(?=\/|$|\?)/, '') || '/';
