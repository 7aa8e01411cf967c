import type { ApplicationStatus } from '../../lib/application/workflow';
import type { AssignmentStatus } from '../../lib/assessment/workflow';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { Tag, type TagColour } from '../govuk/tag';

const ofApplication: Record<ApplicationStatus, TagColour | undefined> = {
  draft: 'grey', awaiting_sign_off: 'grey', submitted: undefined, ineligible: 'red', in_assessment: 'yellow', clarification_asked: 'orange', recommended: 'teal', reserve: 'purple',
  not_recommended: 'orange', due_diligence: 'teal', successful: 'green', unsuccessful: 'red', withdrawn: 'grey',
};

export function ApplicationTag({ locale, status }: { locale: Locale; status: ApplicationStatus }) {
  return <Tag colour={ofApplication[status]}>{words(locale)(`state.application.${status}`)}</Tag>;
}

const ofAssignment: Record<AssignmentStatus, TagColour | undefined> = { assigned: undefined, declared_clear: 'yellow', conflicted: 'orange', scored: 'green', declined: 'grey', withdrawn: 'grey' };

export function AssignmentTag({ locale, status }: { locale: Locale; status: AssignmentStatus }) {
  return <Tag colour={ofAssignment[status]}>{words(locale)(`state.assignment.${status}`)}</Tag>;
}
