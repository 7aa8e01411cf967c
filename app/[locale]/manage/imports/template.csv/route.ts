import { templateCsv } from '@/lib/award-import/template';
import { download, templateKind } from '../download';

type Context = { params: Promise<{ locale: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kind, locale } = await templateKind(request, (await params).locale);
  return download(templateCsv(kind, locale), 'awards.csv', 'text/csv; charset=utf-8');
}
