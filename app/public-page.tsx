import type { ReactElement, ReactNode } from 'react';
import { Document } from '@/components/layout/document';
import { Shell } from '@/components/layout/shell';
import { environment } from '@/lib/env';
import { isLocale, type Locale, localPath } from '@/lib/locale';
import { type Made, servePrepared } from '@/lib/publication/prepared';
import { words } from '@/lib/words';
import { navigationOf, ownerName } from './service-page';

/** What a page says. `null` is "there is no such page". */
export type PublicContent = { title: string; description?: string; wide?: boolean; back?: { href: string; label: string }; body: ReactNode } | null;

/** What Next hands to a route handler under app/[locale]. */
export type PublicRoute<Names extends string = never> = { params: Promise<{ locale: string } & Record<Names, string>> };

/**
 * A public page: our own components rendered to plain HTML, with one stylesheet and no script at all. Kept per publication version
 * with an ETag (lib/publication/prepared.ts); when the database is away, the last page prepared is served.
 * @param path the page's English path, with its query if it has one; the content may depend on nothing else of the request
 */
export async function publicPage(request: Request, given: { locale: string; path: string }, content: (locale: Locale) => Promise<PublicContent>): Promise<Response> {
  const { locale, path } = given;
  if (!isLocale(locale)) return new Response('Not found', { status: 404 });
  // Welsh that nobody qualified has read is not shown in production (lib/env.ts).
  if (locale === 'cy' && !environment().WELSH) return new Response(null, { status: 307, headers: { location: path } });
  try {
    const page = await servePrepared(request, `${locale} ${path}`, async () => {
      const said = await content(locale);
      return said ? html(locale, path, said, 200) : undefined;
    });
    return page ?? (await notFoundPage(request, locale));
  } catch {
    const { body, type } = await html(locale, path, notice(locale, 'problem'), 503);
    return new Response(body, { status: 503, headers: { 'content-type': type, 'cache-control': 'no-store', 'retry-after': '30' } });
  }
}

/** One page for every address that leads nowhere, so that guessing addresses costs nothing. */
async function notFoundPage(request: Request, locale: Locale): Promise<Response> {
  const page = await servePrepared(request, `${locale} not found`, () => html(locale, '/not-found', notice(locale, 'notFound'), 404));
  return page ?? new Response('Not found', { status: 404 });
}

/** What stands in a page's place: nothing is there, or something of ours is broken. */
export function notice(locale: Locale, kind: 'notFound' | 'problem'): NonNullable<PublicContent> {
  const say = words(locale);
  const title = say(`common.${kind}.title`);
  return {
    title,
    body: (
      <>
        <h1 className="govuk-heading-l">{title}</h1>
        <p className="govuk-body">{say(kind === 'problem' ? 'visitor.problem' : 'common.notFound.body')}</p>
        <ul className="govuk-list">
          {(['/', '/projects', '/rounds', '/contact'] as const).map((path) => (
            <li key={path}>
              <a className="govuk-link" href={localPath(locale, path)}>
                {say({ '/': 'common.navigation.fund', '/projects': 'common.navigation.projects', '/rounds': 'common.navigation.questions', '/contact': 'common.footer.contact' }[path] as 'common.navigation.fund')}
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

async function html(locale: Locale, path: string, page: NonNullable<PublicContent>, status: number): Promise<Made> {
  // By name at run time: Next refuses a static import of it in a route handler.
  const { renderToStaticMarkup } = await import('react-dom/server');
  const { PROFILE, WELSH } = environment();
  const barePath = path.split('?')[0] ?? path;
  const document: ReactElement = (
    <Document locale={locale} title={page.title} description={page.description} noindex={PROFILE === 'demonstration'} path={status === 200 && WELSH ? barePath : undefined}>
      <Shell
        locale={locale}
        path={path}
        owner={ownerName(locale)}
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
  return {
    body: `<!DOCTYPE html>${renderToStaticMarkup(document)}`,
    type: 'text/html; charset=utf-8',
    status,
    headers: { 'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'` },
  };
}
