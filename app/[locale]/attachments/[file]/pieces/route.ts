import { receivePiece, uploadProgress } from '@/lib/attachment/receive';
import { answer, bytesOf, localeOf } from '../../answering';
import { writerOfFile } from '../../writer';

type Context = { params: Promise<{ locale: string; file: string }> };

/** How much of an upload is here: after a lost connection it goes on from there. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, file } = await params;
  return answer(request, localeOf(locale), async (person) => uploadProgress(await writerOfFile(person, file), file));
}

/** The next piece, at `?offset=`; the last one adds the file, or says what is wrong with it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { locale, file } = await params;
  const offset = Number(new URL(request.url).searchParams.get('offset'));
  return answer(request, localeOf(locale), async (person) => receivePiece(await writerOfFile(person, file), file, offset, bytesOf(request)));
}
