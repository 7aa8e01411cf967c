import type { ReactNode } from 'react';

export type StatItem = { key: string; value: string; label: ReactNode; /** The figure's mark. */ mark: ReactNode };

/** A few figures to be seen at a glance. Whatever a table says as well may be larger here, never other. */
export function Stats({ items }: { items: readonly StatItem[] }) {
  return (
    <ul className="app-stats">
      {items.map(({ key, value, label, mark }) => (
        <li key={key} className="app-stats__item">
          <span className="app-stats__value">{value}</span> <span className="app-stats__label">{label}</span> <span className="app-stats__mark">{mark}</span>
        </li>
      ))}
    </ul>
  );
}
