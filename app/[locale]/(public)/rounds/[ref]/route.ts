import { type PublicRoute, publicPage } from '@/app/public-page';
import { roundPage } from './round';

export async function GET(request: Request, { params }: PublicRoute<'ref'>): Promise<Response> {
  const { locale, ref } = await params;
  return publicPage(request, { locale, path: `/rounds/${ref}` }, (language) => roundPage(language, ref));
}
