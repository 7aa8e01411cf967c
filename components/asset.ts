import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type AssetName = 'service.css' | 'favicon.svg';

let manifest: Record<string, string> | undefined;

/** The address of a static file, with the hash of its content in its name, so that it can be cached for ever. Server only. */
export function asset(name: AssetName): string {
  // Made by bin/make-assets.mjs before the build; read once, because a new one means a new build (in development, a new stylesheet).
  if (process.env.NODE_ENV === 'development') manifest = undefined;
  manifest ??= JSON.parse(readFileSync(join(/* turbopackIgnore: true */ process.cwd(), 'public/assets/manifest.json'), 'utf8')) as Record<string, string>;
  const address = manifest[name];
  if (!address) throw new Error(`${name} is not in public/assets/manifest.json: run bin/make-assets.mjs`);
  return address;
}
