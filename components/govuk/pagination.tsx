import { classes } from './classes';

type Arrow = { href: string; label: string; /** What is there: "2 of 3", "Costs". Only drawn when there are no numbers. */ about?: string };
type PaginationProps = {
  label?: string;
  previous?: Arrow;
  next?: Arrow;
  /** Numbered pages; `null` is an ellipsis. Long lists are paged by key, so most have none. */
  pages?: readonly ({ number: number; href: string; current?: boolean; label: string } | null)[];
};

export function Pagination({ label = 'Pagination', previous, next, pages }: PaginationProps) {
  if (!previous && !next && !pages?.length) return null;
  const block = !pages;
  return (
    <nav className={classes('govuk-pagination', block && 'govuk-pagination--block')} aria-label={label}>
      {previous && <ArrowLink arrow={previous} way="prev" block={block} />}
      {pages && (
        <ul className="govuk-pagination__list">
          {pages.map((page, index) =>
            page === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: an ellipsis has only its place
              <li key={`gap-${index}`} className="govuk-pagination__item govuk-pagination__item--ellipsis">
                ⋯
              </li>
            ) : (
              <li key={page.number} className={classes('govuk-pagination__item', page.current && 'govuk-pagination__item--current')}>
                <a className="govuk-link govuk-pagination__link" href={page.href} aria-label={page.label} aria-current={page.current ? 'page' : undefined}>
                  {page.number}
                </a>
              </li>
            ),
          )}
        </ul>
      )}
      {next && <ArrowLink arrow={next} way="next" block={block} />}
    </nav>
  );
}

function ArrowLink({ arrow, way, block }: { arrow: Arrow; way: 'prev' | 'next'; block: boolean }) {
  const icon = <ArrowIcon way={way} />;
  return (
    <div className={`govuk-pagination__${way}`}>
      <a className="govuk-link govuk-pagination__link" href={arrow.href} rel={way}>
        {(block || way === 'prev') && icon}
        <span className={classes('govuk-pagination__link-title', block && !arrow.about && 'govuk-pagination__link-title--decorated')}>{arrow.label}</span>
        {arrow.about && block && (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{arrow.about}</span>
          </>
        )}
        {!block && way === 'next' && icon}
      </a>
    </div>
  );
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function ArrowIcon({ way }: { way: 'prev' | 'next' }) {
  return (
    <svg className={`govuk-pagination__icon govuk-pagination__icon--${way}`} xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
      <path d={arrows[way]} />
    </svg>
  );
}
