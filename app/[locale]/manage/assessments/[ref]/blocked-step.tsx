import { BlockedButton } from '@/components/govuk/button';
import type { Person } from '@/lib/access/actor';
import type { OwnAssignment } from '@/lib/assessment/queries/assessor';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { ServicePage } from '../../../../service-page';
import { captionOf } from './caption';

type Props = { locale: Locale; actor: Person; mine: OwnAssignment; step: 'declaration' | 'scores' | 'decline' };

/** A step of the assessor's that cannot be taken now: the reason in the form's place. */
export function BlockedStep({ locale, actor, mine, step }: Props) {
  const say = words(locale);
  const path = `/manage/assessments/${mine.ref}`;
  const title = step === 'decline' ? say('assessing.decline.title') : say(`assessment.${step}.title`);
  const sealed = mine.scoredAt && say('assessment.assignment.sealed', { when: formatInstant(mine.scoredAt, locale) });
  const closed = mine.applicationStatus !== 'in_assessment' ? say('assessment.assignment.closed') : say('assessment.assignment.declareFirst');
  return (
    <ServicePage locale={locale} path={`${path}/${step}`} actor={actor} title={title} back={{ href: localPath(locale, path), label: say('assessment.file.backToFile') }}>
      <span className="govuk-caption-l">{captionOf(mine)}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <BlockedButton id={step} reason={sealed ?? closed}>
        {title}
      </BlockedButton>
    </ServicePage>
  );
}
