import { createHash } from 'node:crypto';
import type { ReactElement, ReactNode } from 'react';
import { Document } from '@/components/layout/document';
import { Shell } from '@/components/layout/shell';
import { environment } from '@/lib/env';
import { isLocale, type Locale, localPath } from '@/lib/locale';
import { publicationVersion } from '@/lib/publication/queries';
import { words } from '@/lib/words';
import { navigationOf } from './service-page';

/** What a page says. `null` is "there is no such page". */
export type PublicContent = { title: string; description?: string; wide?: boolean; back?: { href: string; label: string }; body: ReactNode } | null;

type Kept = { version: string; etag: string; html: string; status: number };

// Prepared pages of this process, by address. Bounded, because a query string is the visitor's.
const kept = new Map<string, Kept>();
const most = 2_000;

const headersOf = (page: Kept, fresh: boolean) => ({
  'content-type': 'text/html; charset=utf-8',
  // A minute is what an officer is promised between a publication and the page.
  'cache-control': fresh ? 'public, max-age=0, s-maxage=1, stale-while-revalidate=30, stale-if-error=86400' : 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  etag: page.etag,
});

/**
 * A public page: our own components rendered to plain HTML, with one stylesheet and no script at all.
 * Kept per publication version with an ETag; when the database is away, the last page prepared is served.
 * @param path the page's English path, with its query if it has one
 */
export async function publicPage(request: Request, given: { locale: string; path: string }, content: (locale: Locale) => Promise<PublicContent>): Promise<Response> {
  if (!isLocale(given.locale)) return new Response('Not found', { status: 404 });
  const { locale, path } = { locale: given.locale, path: given.path };
  const address = `${locale} ${path}`;
  const known = kept.get(address);
  const version = await publicationVersion().catch(() => undefined);
  if (!known || (version !== undefined && known.version !== version)) {
    const page = await prepare(locale, path, version ?? 'none', content).catch((error: unknown) => {
      if (!known) throw error;
      return known;
    });
    if (kept.size >= most) kept.delete(kept.keys().next().value as string);
    if (page.status === 200) kept.set(address, page);
    return respond(request, page);
  }
  return respond(request, known);
}

function respond(request: Request, page: Kept): Response {
  if (request.headers.get('if-none-match') === page.etag) return new Response(null, { status: 304, headers: headersOf(page, true) });
  return new Response(page.html, { status: page.status, headers: headersOf(page, page.status === 200) });
}

async function prepare(locale: Locale, path: string, version: string, content: (locale: Locale) => Promise<PublicContent>): Promise<Kept> {
  const page = await content(locale);
  const html = await render(locale, path, page ?? missing(locale));
  return { version, html, status: page ? 200 : 404, etag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"` };
}

function missing(locale: Locale): NonNullable<PublicContent> {
  const say = words(locale);
  return {
    title: say('common.notFound.title'),
    body: (
      <>
        <h1 className="govuk-heading-l">{say('common.notFound.title')}</h1>
        <p className="govuk-body">{say('common.notFound.body')}</p>
      </>
    ),
  };
}

async function render(locale: Locale, path: string, page: NonNullable<PublicContent>): Promise<string> {
  // By name at run time: Next refuses a static import of it in a route handler.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const { PROFILE, OWNER_NAME, WELSH } = environment();
  const barePath = path.split('?')[0] ?? path;
  const document: ReactElement = (
    <Document locale={locale} title={page.title} description={page.description} noindex={PROFILE === 'demonstration'} path={barePath}>
      <Shell
        locale={locale}
        path={path}
        owner={OWNER_NAME}
        demonstration={PROFILE === 'demonstration'}
        welsh={WELSH}
        wide={page.wide}
        back={page.back}
        navigation={navigationOf({ kind: 'visitor' }, locale, barePath)}
        account={<a href={localPath(locale, '/sign-in')}>{words(locale)('common.signIn')}</a>}
      >
        {page.body}
      </Shell>
    </Document>
  );
  return `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
}
