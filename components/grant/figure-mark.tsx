import type { Locale } from '../../lib/locale';
import type { FigureMark as Mark } from '../../lib/programme/vocabulary';
import { factSources } from '../../lib/publication/facts';
import { words } from '../../lib/words';
import { Tag, type TagColour } from '../govuk/tag';

const colours: Record<Mark, TagColour> = { public: 'green', derived: 'grey', made_up: 'yellow' };

type Props = {
  locale: Locale;
  mark: Mark;
  /** `english` where a title keeps its own language on a Welsh page. */
  source?: { title: string; url: string | null; english?: boolean };
  /** What more there is to say of where it comes from: "launch, August 2025". */
  when?: string;
};

/** How far a figure can be trusted, in a word, and where it comes from. It stands beside every figure a visitor sees. */
export function FigureMark({ locale, mark, source, when }: Props) {
  const ours = source?.title === factSources.brief.title;
  const title = ours ? words(locale)('visitor.mark.brief') : source?.title;
  const lang = source?.english && !ours && locale === 'cy' ? 'en' : undefined;
  return (
    <span className="app-figure-mark">
      <Tag colour={colours[mark]}>{words(locale)(`visitor.mark.${mark}`)}</Tag>
      {source && (
        <>
          {' '}
          <span className="app-figure-mark__source">
            {source.url ? (
              <a className="govuk-link" href={source.url} lang={lang}>
                {title}
              </a>
            ) : (
              <span lang={lang}>{title}</span>
            )}
            {when && `, ${when}`}
          </span>
        </>
      )}
    </span>
  );
}
