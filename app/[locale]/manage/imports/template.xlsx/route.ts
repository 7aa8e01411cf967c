import { envelopesForImport } from '@/lib/award-import/queries';
import { templateXlsx } from '@/lib/award-import/template';
import { download, templateKind } from '../download';

type Context = { params: Promise<{ locale: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kind, locale, actor } = await templateKind(request, (await params).locale);
  const envelopes = kind === 'awards' ? await envelopesForImport(actor) : [];
  return download(await templateXlsx(kind, locale, envelopes), 'awards.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
}
