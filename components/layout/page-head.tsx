import { type Locale, localPath, locales } from '../../lib/locale';
import { words } from '../../lib/words';
import { asset } from '../asset';

/** "Costs – Digital Inclusion Innovation Fund", with "Error: " before it when a form came back. */
export function pageTitle(locale: Locale, title: string, failed = false): string {
  const say = words(locale);
  const name = say('common.serviceName');
  return `${failed ? `${say('error.prefix')} ` : ''}${title === name ? name : `${title} – ${name}`}`;
}

/**
 * The title of an App Router page: React lifts it into the head. Use neither this nor Next's `metadata.title` on a page whose
 * Form has a title: the form writes it, because only the form knows when it came back with errors.
 */
export function PageTitle({ locale, title, failed }: { locale: Locale; title: string; failed?: boolean }) {
  return <title>{pageTitle(locale, title, failed)}</title>;
}

/** What every head holds, whoever makes the page: in the root layout's `<head>`, and in `Document`. */
export function HeadLinks() {
  return (
    <>
      <link rel="stylesheet" href={asset('service.css')} />
      <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
      <meta name="theme-color" content="#123b3f" />
    </>
  );
}

/** The same page in both languages, for search engines. */
export function Alternates({ path }: { path: string }) {
  return locales.map((locale) => <link key={locale} rel="alternate" hrefLang={locale} href={localPath(locale, path)} />);
}
