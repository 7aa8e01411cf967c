import type { ImportForStaff } from '@/lib/award-import/queries';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

export const importPath = (ref: string) => `/manage/imports/${ref}`;

export const titleOf = (locale: Locale, { ref, nation }: ImportForStaff): string => words(locale)(nation ? 'imports.one.titleDevolved' : 'imports.one.title', { ref });

export function backOf(locale: Locale, { nation }: ImportForStaff) {
  const say = words(locale);
  return nation ? { href: localPath(locale, '/manage/devolved'), label: say('imports.devolved.title') } : { href: localPath(locale, '/manage/imports'), label: say('imports.list.title') };
}
