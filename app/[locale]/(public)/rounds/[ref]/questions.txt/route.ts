import type { PublicRoute } from '@/app/public-page';
import { plainText } from '@/lib/document/plain-text';
import { printedRound } from '../print';

export const GET = async (request: Request, { params }: PublicRoute<'ref'>): Promise<Response> =>
  printedRound(request, await params, 'txt', async (document) => ({ body: plainText(document), type: 'text/plain; charset=utf-8' }));
