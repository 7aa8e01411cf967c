import type { AwardStatus } from '../../lib/award/workflow';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { Tag, type TagColour } from '../govuk/tag';

const colours: Record<AwardStatus, TagColour | undefined> = {
  offered: 'yellow', accepted: 'yellow', countersigned: 'yellow', live: 'green', suspended: 'orange', delivery_complete: 'teal', reconciled: 'teal', closed: 'grey',
  declined: 'grey', lapsed: 'grey', terminated: 'red', reported: 'purple',
};

export function AwardTag({ locale, status }: { locale: Locale; status: AwardStatus }) {
  return <Tag colour={colours[status]}>{words(locale)(`state.award.${status}`)}</Tag>;
}
