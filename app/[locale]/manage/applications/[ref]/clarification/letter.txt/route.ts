import { plainText } from '@/lib/document/plain-text';
import { letterFile } from '../letter';

/** The same letter as plain text: for large print, or a reader of one's own. */
export const GET = (_request: Request, { params }: { params: Promise<{ locale: string; ref: string }> }): Promise<Response> => letterFile(params, 'txt', 'text/plain; charset=utf-8', plainText);
