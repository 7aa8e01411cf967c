import { recordFile } from '../decision-record/record-file';

/** The record byte for byte: SHA-256 of this file is the hash that the page shows. */
export const GET = (request: Request, context: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> =>
  recordFile(request, context, 'json', 'application/json; charset=utf-8', (_locale, file) => file.json);
