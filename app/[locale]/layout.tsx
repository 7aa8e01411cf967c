import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { HeadLinks } from '@/components/layout/page-head';
import { isLocale } from '@/lib/locale';

export const metadata = { robots: { index: false } };
export const viewport = { width: 'device-width', initialScale: 1 };

/** Reads no header and no session, so that it adds nothing to any page's cost. */
export default async function RootLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale} className="govuk-template">
      <head>
        <HeadLinks />
      </head>
      <body className="govuk-template__body">{children}</body>
    </html>
  );
}
