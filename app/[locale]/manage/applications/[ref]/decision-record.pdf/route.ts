import { recordDocument } from '@/lib/decision-record/document';
import { pdfOf } from '@/lib/document/pdf';
import { environment } from '@/lib/env';
import { recordFile } from '../decision-record/record-file';

/** The record as a tagged PDF. */
export const GET = (request: Request, context: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> =>
  recordFile(request, context, 'pdf', 'application/pdf', (locale, file) => pdfOf(recordDocument(locale, file, environment().OWNER_NAME)));
