import { type PublicRoute, publicPage } from '@/app/public-page';
import { factsPage } from './facts';

export const GET = async (request: Request, { params }: PublicRoute): Promise<Response> => publicPage(request, { locale: (await params).locale, path: '/facts' }, factsPage);
