/** Links below one another, without bullets. */
export const LinkList = ({ links }: { links: readonly { href: string; label: string }[] }) => (
  <ul className="govuk-list">
    {links.map(({ href, label }) => (
      <li key={href}>
        <a className="govuk-link" href={href}>
          {label}
        </a>
      </li>
    ))}
  </ul>
);
