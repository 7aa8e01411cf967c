import type { PublicRoute } from '@/app/public-page';
import { pdfOf } from '@/lib/document/pdf';
import { printedRound } from '../print';

export const GET = async (request: Request, { params }: PublicRoute<'ref'>): Promise<Response> =>
  printedRound(request, await params, 'pdf', async (document) => ({ body: await pdfOf(document), type: 'application/pdf' }));
