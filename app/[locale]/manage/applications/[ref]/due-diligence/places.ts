import { type CheckKind, checkKinds } from '@/lib/diligence/vocabulary';
import { Refusal } from '@/lib/refusal';

/** Of what came with a form, or stands in an address. */
export const isKind = (text: string): text is CheckKind => checkKinds.some((kind) => kind === text);

export function kindOf(text: string): CheckKind {
  if (isKind(text)) return text;
  throw new Refusal('not_found');
}

export const at = (ref: string, kind?: CheckKind, done?: 'recorded' | 'asked'): string => `/manage/applications/${encodeURIComponent(ref)}/due-diligence${kind ? `/${kind}` : ''}${done ? `?done=${done}` : ''}`;
