import type { Locale } from '@/lib/locale';
import { attributions } from '@/lib/publication/places';
import { words } from '@/lib/words';

/** Whose work the map and the list of towns are: the licence of one asks for it, the others deserve it. */
export function MapCredits({ locale }: { locale: Locale }) {
  const all = Object.values(attributions);
  return (
    <p className="govuk-body-s app-credits">
      {words(locale)('visitor.projects.credits')}:{' '}
      {all.map((one, index) => (
        <span key={one.href}>
          {index > 0 && '; '}
          <a className="govuk-link" href={one.href}>
            {one.text[locale]}
          </a>
        </span>
      ))}
    </p>
  );
}
