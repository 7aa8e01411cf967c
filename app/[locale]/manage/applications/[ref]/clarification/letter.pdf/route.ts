import { pdfOf } from '@/lib/document/pdf';
import { letterFile } from '../letter';

/** The fund's questions as a letter to print. */
export const GET = (_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> =>
  letterFile(params, 'pdf', 'application/pdf', async (letter) => new Uint8Array(await pdfOf(letter)));
