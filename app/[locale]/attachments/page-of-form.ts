import { isStaff, type Person } from '@/lib/access/actor';
import { isReference } from '@/lib/reference';

/** The page of questions a plain form was sent from, by the names it posted: one of ours, or the applicant's own first page; an officer's is of the application they enter. */
export function pageOfForm(application: unknown, page: unknown, person?: Person): string {
  const [ref, key] = [String(application ?? ''), String(page ?? '')];
  const entering = person !== undefined && isStaff(person);
  if (!isReference(ref)) return entering ? '/manage/assisted' : '/apply';
  return `${entering ? '/manage/assisted' : '/apply/applications'}/${ref}${/^[a-z]+(-[a-z]+)*$/.test(key) ? `/${key}` : ''}`;
}
