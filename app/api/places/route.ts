import { isLocale } from '@/lib/locale';
import { regionNameOf, suggestPlaces } from '@/lib/publication/place-offers';

/** Names of places that begin as somebody types, for the place box. The same for everybody and for as long as this build is served. */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const given = searchParams.get('locale');
  const locale = isLocale(given) ? given : 'en';
  const places = suggestPlaces((searchParams.get('text') ?? '').slice(0, 80)).map((place) => ({ name: place.name[locale], region: place.region, in: regionNameOf(place, locale) }));
  return Response.json({ places }, { headers: { 'cache-control': 'public, max-age=86400' } });
}
