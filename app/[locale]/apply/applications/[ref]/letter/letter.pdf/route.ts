import { pdfOf } from '@/lib/document/pdf';
import { environment } from '@/lib/env';
import { letterDocument } from '@/lib/letter/printed';
import { letterFile } from '../file';

/** The letter as a tagged PDF that bears its hash on every page. */
export const GET = (request: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> =>
  letterFile(request, params, { ending: 'pdf', type: 'application/pdf', of: async (letter) => new Uint8Array(await pdfOf(letterDocument(letter, environment().OWNER_NAME))) });
