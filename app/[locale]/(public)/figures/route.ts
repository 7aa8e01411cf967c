import { type PublicRoute, publicPage } from '@/app/public-page';
import { figuresPage } from './figures';

export const GET = async (request: Request, { params }: PublicRoute): Promise<Response> => publicPage(request, { locale: (await params).locale, path: '/figures' }, figuresPage);
