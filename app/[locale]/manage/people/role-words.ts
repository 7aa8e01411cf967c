import type { StaffMember } from '@/lib/access/staff-queries';
import type { Locale } from '@/lib/locale';
import { words } from '@/lib/words';

/** "Fund officer", "Devolved contributor (Scotland)". */
export function roleInWords(locale: Locale, { role, nation }: StaffMember['roles'][number]): string {
  const say = words(locale);
  return nation ? say('people.list.roleOf', { role: say(`access.role.${role}`), nation: say(`state.nation.${nation}`) }) : say(`access.role.${role}`);
}
