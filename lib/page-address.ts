import { withoutLocale } from './locale';

/** Where bin/page-policy.mjs tells an action the address of the page its form stands on; a browser cannot set it. */
export const addressHeader = 'x-address';

/** Where a page's form saves while its person types. It is no page of its own. */
export const autosaveAt = (path: string): string => `${path}/autosave`;

/** The page at an address, without language and query: what a page calls its `path`. */
export const pageAt = (address: string): string => withoutLocale(address.split('?')[0] ?? '').replace(/\/autosave$/, '');
