import { actingAt } from '@/lib/access/actor';
import { currentActor } from '@/lib/access/session';
import { agreementPdf, paperKindFrom } from '@/lib/award/agreement-queries';
import { pdfAnswer } from '../../../../../../pdf-answer';

/** The agreement with the application annexed, as offered or as signed, for its recipient. */
export async function GET(_request: Request, { params }: { params: Promise<{ ref: string; paper: string }> }): Promise<Response> {
  const { ref, paper } = await params;
  const [kind, actor] = [paperKindFrom(paper), await currentActor()];
  const pdf = kind && actor.kind === 'person' ? await agreementPdf(actingAt(actor, `/apply/awards/${ref}`), ref, kind, 'recipient') : undefined;
  return pdfAnswer(pdf, `${ref}-${kind}`);
}
