import { type PublicRoute, publicPage } from '@/app/public-page';
import { writtenPage } from '../written';

export const GET = async (request: Request, { params }: PublicRoute): Promise<Response> => publicPage(request, { locale: (await params).locale, path: '/cookies' }, (locale) => writtenPage(locale, 'cookies'));
