import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every route that Next serves, from the folders of the app. */
export function routesOnDisk(folder = 'app'): string[] {
  if (!existsSync(folder)) return [];
  const here = /\/(page\.tsx|route\.tsx?)$/;
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return routesOnDisk(path);
    if (!here.test(path)) return [];
    const route = path.replace(/^app/, '').replace(here, '').replace('/[locale]', '').replace('/(public)', '');
    return [route === '' ? '/' : route];
  });
}
