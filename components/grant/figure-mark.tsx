import type { Locale } from '../../lib/locale';
import type { FigureMark as Mark } from '../../lib/programme/vocabulary';
import { words } from '../../lib/words';
import { Tag, type TagColour } from '../govuk/tag';

const colours: Record<Mark, TagColour> = { public: 'green', derived: 'grey', made_up: 'yellow' };

type Props = {
  locale: Locale;
  mark: Mark;
  source?: { title: string; url: string | null };
  /** What more there is to say of where it comes from: "launch, August 2025". */
  when?: string;
};

/** How far a figure can be trusted, in a word, and where it comes from. It stands beside every figure a visitor sees. */
export function FigureMark({ locale, mark, source, when }: Props) {
  return (
    <span className="app-figure-mark">
      <Tag colour={colours[mark]}>{words(locale)(`visitor.mark.${mark}`)}</Tag>
      {source && (
        <>
          {' '}
          <span className="app-figure-mark__source">
            {source.url ? (
              <a className="govuk-link" href={source.url}>
                {source.title}
              </a>
            ) : (
              source.title
            )}
            {when && `, ${when}`}
          </span>
        </>
      )}
    </span>
  );
}
