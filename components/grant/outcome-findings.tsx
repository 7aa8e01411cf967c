import type { Locale } from '../../lib/locale';
import { type Finding, findingSentence } from '../../lib/outcome-return/rules';

type Props = { locale: Locale; findings: readonly Finding[]; /** The page whose boxes they are about; without one they stand without links. */ href?: string; errors: string; warnings: string };

/** What the rules say of a page of totals, errors apart from warnings, each with a way to its box. */
export function OutcomeFindings({ locale, findings, href, errors, warnings }: Props) {
  return (
    <>
      <List heading={errors} locale={locale} findings={findings.filter((one) => one.level === 'error')} href={href} className="govuk-error-summary" />
      <List heading={warnings} locale={locale} findings={findings.filter((one) => one.level === 'warning')} href={href} className="app-findings" />
    </>
  );
}

function List({ heading, locale, findings, href, className }: { heading: string; locale: Locale; findings: readonly Finding[]; href?: string; className: string }) {
  if (findings.length === 0) return null;
  return (
    <section className={className}>
      <h2 className="govuk-heading-s">{heading}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {findings.map((one) => (
          <li key={`${one.key} ${one.code}`}>
            {href === undefined ? (
              findingSentence(one, locale)
            ) : (
              <a className="govuk-link" href={`${href}#${one.key}`}>
                {findingSentence(one, locale)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
