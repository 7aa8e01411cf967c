import { isReference } from '@/lib/reference';

/** The page of questions a plain form was sent from, by the names it posted: one of ours, or the applicant's own first page. */
export function pageOfForm(application: unknown, page: unknown): string {
  const [ref, key] = [String(application ?? ''), String(page ?? '')];
  if (!isReference(ref)) return '/apply';
  return `/apply/applications/${ref}${/^[a-z]+(-[a-z]+)*$/.test(key) ? `/${key}` : ''}`;
}
