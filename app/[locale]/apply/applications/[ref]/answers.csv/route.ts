import { applicationCsv } from '@/lib/application/answer-text';
import { keptFile } from '../kept-file';

export const GET = (_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> =>
  keptFile(params, (locale, _application, lines) => ({ text: applicationCsv(locale, lines), type: 'text/csv', ending: 'csv' }));
