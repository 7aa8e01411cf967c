import 'server-only';
import type { ReactNode } from 'react';

/**
 * Markup that no script will touch, rendered once. React would otherwise send a long table twice, as markup and as a description of
 * each of its elements for a browser that has nothing to do with it: most of such a page's cost. Holds no client component.
 */
export async function Static({ children }: { children: ReactNode }) {
  // By name at run time: Next refuses a static import of it.
  const { renderToStaticMarkup } = await import('react-dom/server');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React's own markup, escaped by it a line above
  return <div dangerouslySetInnerHTML={{ __html: renderToStaticMarkup(children) }} />;
}
