import { type PublicRoute, publicPage } from '@/app/public-page';
import { openDataPage } from './open-data';

export const GET = async (request: Request, { params }: PublicRoute): Promise<Response> => publicPage(request, { locale: (await params).locale, path: '/open-data' }, openDataPage);
