import { isStaff } from '@/lib/access/actor';
import { currentActor } from '@/lib/access/session';
import { boundaryOf } from '@/lib/attachment/multipart';
import { conditionPlace } from '@/lib/condition/queries';
import { evidenceQuestion } from '@/lib/condition/vocabulary';
import { isOwnOrigin } from '@/lib/origin';
import { Refusal } from '@/lib/refusal';
import { takeForm } from '../../applications/[ref]/whole';
import { bytesOf, headers, localeOf, seeOther } from '../../answering';

type Context = { params: Promise<{ locale: string; ref: string }> };

/** A file that shows that a condition is met, from a plain form: streamed, and sent back to its page with what became of it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale: given, ref } = await params;
  const locale = localeOf(given);
  const boundary = boundaryOf(request.headers.get('content-type'));
  if (!isOwnOrigin(request.headers) || boundary === undefined) return new Response('Not a form of ours', { status: 403, headers });
  const actor = await currentActor();
  const person = actor.kind === 'person' && !isStaff(actor) ? actor : undefined;
  const place = person && (await conditionPlace(person, ref));
  const sent = { boundary, bytes: bytesOf(request), length: Number(request.headers.get('content-length')) };
  // Read to its end, whoever sends it: a browser shows no answer to a form it could not finish sending.
  const form = await takeForm(place && person, place?.application ?? '', sent, evidenceQuestion(ref));
  if (!place) return seeOther(locale, actor.kind === 'person' ? '/not-found' : '/sign-in');
  const query = form.file ? 'uploaded=yes' : `problem=${form.problem instanceof Refusal ? form.problem.code : 'attachment_missing'}`;
  return seeOther(locale, `/apply/awards/${place.award}/conditions/${ref}?${query}`);
}
