import { answersCsv } from '@/lib/application/printed';
import { keptFile } from '../kept-file';

export const GET = (_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> =>
  keptFile(params, 'csv', (locale, { set, answers }) => answersCsv(locale, set, answers));
