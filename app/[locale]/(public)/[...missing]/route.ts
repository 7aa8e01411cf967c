import { type PublicRoute, publicPage } from '@/app/public-page';

/** Every address that leads nowhere, in the language it was asked in. */
export const GET = async (request: Request, { params }: PublicRoute): Promise<Response> => publicPage(request, { locale: (await params).locale, path: '/not-found' }, async () => null);
