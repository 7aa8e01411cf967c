import { type PublicRoute, publicPage } from '@/app/public-page';
import { projectPage } from './project';

export async function GET(request: Request, { params }: PublicRoute<'ref'>): Promise<Response> {
  const { locale, ref } = await params;
  return publicPage(request, { locale, path: `/projects/${ref}` }, (language) => projectPage(language, ref));
}
