import { staffSignedIn } from '@/lib/access/session';
import { agreementPdf, paperKindFrom } from '@/lib/award/agreement-queries';
import { isLocale } from '@/lib/locale';
import { pdfAnswer } from '../../../../../../pdf-answer';

/** The same for the fund's officers, approvers and auditors. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; ref: string; paper: string }> }): Promise<Response> {
  const { locale, ref, paper } = await params;
  const kind = paperKindFrom(paper);
  const actor = await staffSignedIn(isLocale(locale) ? locale : 'en', `/manage/awards/${ref}/agreement/${paper}`);
  return pdfAnswer(kind && (await agreementPdf(actor, ref, kind, 'fund')), `${ref}-${kind}`);
}
