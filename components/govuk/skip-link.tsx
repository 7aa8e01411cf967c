export function SkipLink({ href = '#main-content', children }: { href?: string; children: string }) {
  return (
    <a href={href} className="govuk-skip-link">
      {children}
    </a>
  );
}
