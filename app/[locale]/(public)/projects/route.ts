import { type PublicRoute, publicPage } from '@/app/public-page';
import { addressOf, projectsPage, soughtIn } from './projects';

/** The search is an address: a plain form asks for it, and anyone can send it on. */
export async function GET(request: Request, { params }: PublicRoute): Promise<Response> {
  const { locale } = await params;
  const sought = soughtIn(new URL(request.url).searchParams);
  return publicPage(request, { locale, path: addressOf(sought) }, (language) => projectsPage(language, sought));
}
