import { ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { isMember, type Person } from '@/lib/access/actor';
import type { OwnApplication } from '@/lib/application/queries';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

/** The application's own title, as soon as it has one. */
export const nameOf = (locale: Locale, { answers }: Pick<OwnApplication, 'answers'>): string =>
  typeof answers.title === 'string' && answers.title.trim() !== '' ? answers.title : words(locale)('application.untitled');

type Props = { locale: Locale; application: OwnApplication; actor: Person };

/** Where a finished application stands, and what can be done about it. A draft needs no word: its task list says it. */
export function StandingNotice({ locale, application, actor }: Props) {
  const say = words(locale);
  const { status, submittedAt, withdrawnReason } = application;
  switch (status) {
    case 'draft':
      return null;
    case 'awaiting_sign_off':
      return <Waiting locale={locale} application={application} actor={actor} />;
    case 'clarification_asked':
      return <Asked locale={locale} application={application} />;
    case 'withdrawn':
      return <InsetText>{say('application.tasks.withdrawn', { reason: withdrawnReason ?? '' })}</InsetText>;
    // What was decided stands with the letter that says so (LetterNotice).
    case 'successful':
    case 'unsuccessful':
    case 'ineligible':
      return null;
    default:
      return submittedAt && <InsetText>{say('application.tasks.submitted', { when: formatInstant(submittedAt, locale) })}</InsetText>;
  }
}

function Waiting({ locale, application, actor }: Props) {
  const say = words(locale);
  const certifier = isMember(actor, application.organisationId, 'certifier');
  const to = (place: string) => localPath(locale, `/apply/applications/${application.ref}/${place}`);
  return (
    <>
      <InsetText>{say('application.tasks.waiting', { organisation: application.organisationName })}</InsetText>
      <ButtonGroup>
        {certifier && <ButtonLink href={to('submission')}>{say('application.tasks.submission')}</ButtonLink>}
        <ButtonLink look="secondary" href={to('draft')}>
          {say('application.tasks.toDraft')}
        </ButtonLink>
        <a className="govuk-link" href={to('check-answers')}>
          {say('application.tasks.check')}
        </a>
      </ButtonGroup>
    </>
  );
}

/** How long there is to answer stands on the page itself, beside what is asked. */
function Asked({ locale, application }: Omit<Props, 'actor'>) {
  const say = words(locale);
  return (
    <>
      <InsetText>{say('clarification.notice')}</InsetText>
      <ButtonLink href={localPath(locale, `/apply/applications/${application.ref}/clarification`)}>{say('clarification.read')}</ButtonLink>
    </>
  );
}
