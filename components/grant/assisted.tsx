import type { AssistedMark } from '../../lib/assisted/mark';
import { formatDate } from '../../lib/dates';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { InsetText } from '../govuk/inset-text';
import { Tag } from '../govuk/tag';

/** Stands on every view of an application that the fund entered for somebody. */
export function AssistedNotice({ locale, assisted }: { locale: Locale; assisted: AssistedMark | null }) {
  if (!assisted) return null;
  const say = words(locale);
  return (
    <InsetText>
      {say('assisted.mark', { helper: assisted.helper })} {say(`assisted.consent.${assisted.consentWay}`, { when: formatDate(assisted.consentOn, locale) })}
    </InsetText>
  );
}

export const AssistedTag = ({ locale }: { locale: Locale }) => <Tag colour="purple">{words(locale)('assisted.tag')}</Tag>;
