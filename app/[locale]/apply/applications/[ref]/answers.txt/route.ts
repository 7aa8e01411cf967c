import { keptDocument } from '@/lib/application/printed';
import { plainText } from '@/lib/document/plain-text';
import { environment } from '@/lib/env';
import { keptFile } from '../kept-file';
import { nameOf } from '../standing';

/** A draft that was not sent comes back to its people so: the mail at closing has this address. */
export const GET = (_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> =>
  keptFile(params, 'txt', (locale, application) => plainText(keptDocument(locale, { ...application, title: nameOf(locale, application) }, environment().OWNER_NAME)));
