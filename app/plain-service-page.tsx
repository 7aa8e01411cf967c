import { unstable_rethrow } from 'next/navigation';
import type { ComponentProps } from 'react';
import { Document } from '@/components/layout/document';
import type { Actor } from '@/lib/access/actor';
import { isLocale, type Locale } from '@/lib/locale';
import { notice } from './public-page';
import { ServicePage } from './service-page';

type Asked = { locale: Locale; query: Record<string, string | undefined> };
type Said = Omit<ComponentProps<typeof ServicePage>, 'locale' | 'title'> & { title: string };

/**
 * A page behind sign-in that is read, searched and chosen from, and holds no form that writes: our own components rendered to plain HTML
 * for its reader alone, without a script. Next's own pages send every element twice and cost several times as much (docs/decisions/0003); the
 * longest lists are such pages.
 */
export const plainServicePage =
  (content: (asked: Asked) => Promise<Said>) =>
  async (request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> => {
    const { locale } = await params;
    if (!isLocale(locale)) return new Response('Not found', { status: 404 });
    const all = new URL(request.url).searchParams;
    try {
      const { title, ...page } = await content({ locale, query: Object.fromEntries([...all].reverse()) });
      return html(locale, title, page, 200);
    } catch (error) {
      // Whoever must sign in first is sent there by throwing.
      unstable_rethrow(error);
      console.error(error);
      const { title, body } = notice(locale, 'problem');
      return html(locale, title, { path: '/', actor: visitor, children: body }, 500);
    }
  };

const visitor: Actor = { kind: 'visitor' };

async function html(locale: Locale, title: string, page: Omit<Said, 'title'>, status: number): Promise<Response> {
  // By name at run time: Next refuses a static import of it in a route handler.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const document = (
    <Document locale={locale} title={title} noindex>
      <ServicePage locale={locale} {...page} />
    </Document>
  );
  return new Response(`<!DOCTYPE html>${renderToStaticMarkup(document)}`, { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' } });
}
