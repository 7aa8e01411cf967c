import type { ReactNode } from 'react';
import type { Locale } from '../../lib/locale';
import { Alternates, HeadLinks, pageTitle } from './page-head';

type DocumentProps = {
  locale: Locale;
  title: string;
  description?: string;
  noindex?: boolean;
  /** The page's English path, when it exists in both languages. */
  path?: string;
  children: ReactNode;
};

/** A whole page for a route handler, which puts `<!DOCTYPE html>` before it. It has no script and needs none. */
export function Document({ locale, title, description, noindex, path, children }: DocumentProps) {
  return (
    <html lang={locale} className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <title>{pageTitle(locale, title)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        {description && <meta name="description" content={description} />}
        {noindex && <meta name="robots" content="noindex" />}
        <HeadLinks />
        {path !== undefined && <Alternates path={path} />}
      </head>
      <body className="govuk-template__body">{children}</body>
    </html>
  );
}
