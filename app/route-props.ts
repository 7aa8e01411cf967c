import { notFound, redirect } from 'next/navigation';
import { isLocale, type Locale, localPath } from '@/lib/locale';
import { Refusal } from '@/lib/refusal';

/** What Next hands to a page under app/[locale]. */
export type RouteProps<Names extends string = never> = {
  params: Promise<{ locale: string } & Record<Names, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The page's language, its other route parameters, and its query with repeated names reduced to the first. */
export async function given<Names extends string>({ params, searchParams }: RouteProps<Names>) {
  const { locale, ...route } = await params;
  if (!isLocale(locale)) notFound();
  const query = Object.fromEntries(Object.entries(await searchParams).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
  // TypeScript cannot take one known key away from a generic record.
  return { locale: locale as Locale, query: query as Record<string, string | undefined>, route: route as unknown as Record<Names, string> };
}

/**
 * The page that says "not found", with its status. Next's own `notFound()` sends an empty body to whoever has no JavaScript
 * (vercel/next.js #62228), so we go to an address that is truly not there.
 */
export function missing(locale: Locale): never {
  redirect(localPath(locale, '/not-found'));
}

/** What a query found. Nothing found, or nothing that this person may see, is the same page: "not found". */
export async function orMissing<Thing>(locale: Locale, query: Promise<Thing | undefined>): Promise<Thing> {
  const thing = await query.catch((error: unknown) => {
    if (error instanceof Refusal && (error.code === 'not_allowed' || error.code === 'not_found')) return undefined;
    throw error;
  });
  return thing === undefined ? missing(locale) : thing;
}
