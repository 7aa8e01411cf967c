import { type PublicRoute, publicPage } from '@/app/public-page';
import { homePage, versionFrom } from './home';

export async function GET(request: Request, { params }: PublicRoute): Promise<Response> {
  const { locale } = await params;
  const version = versionFrom(request);
  return publicPage(request, { locale, path: version === 'launch' ? '/?version=launch' : '/' }, (language) => homePage(language, version));
}
