import { letterBytes } from '@/lib/letter/compose';
import { letterFile } from '../file';

/** The letter byte for byte: its SHA-256 is the one that was recorded. */
export const GET = (request: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> =>
  letterFile(request, params, { ending: 'txt', type: 'text/plain; charset=utf-8', of: letterBytes });
