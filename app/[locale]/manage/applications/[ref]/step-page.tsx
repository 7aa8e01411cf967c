import type { ReactNode } from 'react';
import { BlockedButton } from '@/components/govuk/button';
import { SummaryList, type SummaryRow } from '@/components/govuk/summary-list';
import type { Person } from '@/lib/access/actor';
import { type StepKey, stepsOf } from '@/lib/assessment/next-steps';
import type { StaffApplication } from '@/lib/assessment/queries/application';
import { type Locale, localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { ServicePage } from '../../../../service-page';
import { summaryOf } from './file';

type StepPageProps = {
  locale: Locale;
  actor: Person;
  application: StaffApplication;
  step: StepKey;
  /** What stands in the form's place for a reason of the page's own. */
  blocked?: ReactNode;
  children: ReactNode;
};

export const stepPath = (ref: string, step?: StepKey) => `/manage/applications/${ref}${step ? `/${step}` : ''}`;

/** One step of an application: its form, or, where it cannot be taken now, the reason in its place. */
export function StepPage({ locale, actor, application, step, blocked, children }: StepPageProps) {
  const say = words(locale);
  const whyNot = stepsOf(actor, application).find(({ key }) => key === step)?.whyNot;
  const title = say(`assessment.step.${step}`);
  const back = { href: localPath(locale, stepPath(application.ref)), label: say('assessment.file.backToFile') };
  const instead = whyNot ? (
    <BlockedButton id={step} reason={refusalSentence(locale, whyNot)}>
      {title}
    </BlockedButton>
  ) : (
    blocked
  );
  return (
    <ServicePage locale={locale} path={stepPath(application.ref, step)} actor={actor} title={instead ? title : undefined} back={back}>
      {instead ? (
        <>
          <StepHeading application={application}>{title}</StepHeading>
          {instead}
        </>
      ) : (
        children
      )}
    </ServicePage>
  );
}

function StepHeading({ application, children }: { application: StaffApplication; children: ReactNode }) {
  return (
    <>
      <span className="govuk-caption-l">{captionOf(application)}</span>
      <h1 className="govuk-heading-l">{children}</h1>
    </>
  );
}

export const captionOf = (application: { ref: string; title: string }) => `${application.ref}, ${application.title}`;

/** What is being decided about, above the form that decides it. */
export function StepSummary({ locale, application, more = [] }: { locale: Locale; application: StaffApplication; more?: readonly SummaryRow[] }) {
  return (
    <>
      <SummaryList rows={[...summaryOf(locale, application), ...more]} />
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, `${stepPath(application.ref)}#submission`)} target="_blank" rel="noopener">
          {words(locale)('assessment.file.read')}
        </a>
      </p>
    </>
  );
}
