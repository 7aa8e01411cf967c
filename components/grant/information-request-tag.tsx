import type { InformationRequestStatus } from '../../lib/information-request/workflow';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { Tag, type TagColour } from '../govuk/tag';

const colours: Record<InformationRequestStatus, TagColour | undefined> = { open: undefined, awaiting_release: 'yellow', released: 'green', closed: 'grey' };

export function InformationRequestTag({ locale, status }: { locale: Locale; status: InformationRequestStatus }) {
  return <Tag colour={colours[status]}>{words(locale)(`state.informationRequest.${status}`)}</Tag>;
}
