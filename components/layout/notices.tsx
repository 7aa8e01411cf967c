import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { Tag } from '../govuk/tag';

/** What must be known before a word of the page is believed: that it is made up, or that its Welsh is a draft. */
export function Notices({ locale, demonstration }: { locale: Locale; demonstration: boolean }) {
  const say = words(locale);
  if (!demonstration && locale !== 'cy') return null;
  return (
    <div className="app-notices">
      <div className="govuk-width-container">
        {demonstration && (
          <p className="app-notices__notice">
            <Tag colour="yellow">{say('common.demonstrationTag')}</Tag> <span>{say('common.demonstration')}</span>
          </p>
        )}
        {locale === 'cy' && <p className="app-notices__notice">{say('common.welshDraft')}</p>}
      </div>
    </div>
  );
}
