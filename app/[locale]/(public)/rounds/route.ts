import { type PublicRoute, publicPage } from '@/app/public-page';
import { roundsPage } from './rounds';

export const GET = async (request: Request, { params }: PublicRoute): Promise<Response> => publicPage(request, { locale: (await params).locale, path: '/rounds' }, roundsPage);
