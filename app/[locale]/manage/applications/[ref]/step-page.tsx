import type { ReactNode } from 'react';
import { BlockedButton } from '@/components/govuk/button';
import { SummaryList, type SummaryRow } from '@/components/govuk/summary-list';
import type { Person } from '@/lib/access/actor';
import { nextSteps, type StepKey } from '@/lib/assessment/next-steps';
import type { StaffApplication } from '@/lib/assessment/queries/application';
import { type Locale, localPath } from '@/lib/locale';
import { word, words } from '@/lib/words';
import { ServicePage } from '../../../../service-page';
import { summaryOf } from './file';

type StepPageProps = {
  locale: Locale;
  actor: Person;
  application: StaffApplication;
  step: StepKey;
  wide?: boolean;
  children: ReactNode;
};

export const stepPath = (ref: string, step?: StepKey) => `/manage/applications/${ref}${step ? `/${step}` : ''}`;

/** One step of an application: its form, or, where it cannot be taken now, the reason in its place. */
export function StepPage({ locale, actor, application, step, wide, children }: StepPageProps) {
  const say = words(locale);
  const whyNot = nextSteps(actor, application).find(({ key }) => key === step)?.whyNot;
  const title = say(`assessment.step.${step}`);
  const back = { href: localPath(locale, stepPath(application.ref)), label: say('assessment.file.backToFile') };
  return (
    <ServicePage locale={locale} path={stepPath(application.ref, step)} actor={actor} title={whyNot ? title : undefined} back={back} wide={wide}>
      {!whyNot && children}
      {whyNot && (
        <>
          <StepHeading application={application}>{title}</StepHeading>
          <BlockedButton id={step} reason={word(locale, `refusal.${whyNot.code}`, whyNot.values)}>
            {title}
          </BlockedButton>
        </>
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
  return <SummaryList rows={[...summaryOf(locale, application), ...more]} />;
}
