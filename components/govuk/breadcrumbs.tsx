import type { ReactNode } from 'react';

/** The last item has no address: it is this page. */
export function Breadcrumbs({ label = 'Breadcrumb', items }: { label?: string; items: readonly { label: ReactNode; href?: string }[] }) {
  return (
    <nav className="govuk-breadcrumbs govuk-breadcrumbs--collapse-on-mobile" aria-label={label}>
      <ol className="govuk-breadcrumbs__list">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed trail
          <li key={index} className="govuk-breadcrumbs__list-item" aria-current={item.href ? undefined : 'page'}>
            {item.href ? (
              <a className="govuk-breadcrumbs__link" href={item.href}>
                {item.label}
              </a>
            ) : (
              item.label
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
