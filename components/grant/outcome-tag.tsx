import type { Locale } from '../../lib/locale';
import type { OutcomeReturnStatus } from '../../lib/outcome-return/workflow';
import type { ReleaseStatus } from '../../lib/publication/workflow';
import { words } from '../../lib/words';
import { Tag, type TagColour } from '../govuk/tag';

const returnColours: Record<OutcomeReturnStatus, TagColour | undefined> = { draft: 'grey', submitted: undefined, accepted: 'green', changes_requested: 'orange', superseded: 'grey' };

export function ReturnTag({ locale, status }: { locale: Locale; status: OutcomeReturnStatus }) {
  return <Tag colour={returnColours[status]}>{words(locale)(`state.outcomeReturn.${status}`)}</Tag>;
}

const releaseColours: Record<ReleaseStatus, TagColour | undefined> = { drafted: 'grey', checked: undefined, released: 'green', withdrawn: 'red' };

export function ReleaseTag({ locale, status }: { locale: Locale; status: ReleaseStatus }) {
  return <Tag colour={releaseColours[status]}>{words(locale)(`state.release.${status}`)}</Tag>;
}
