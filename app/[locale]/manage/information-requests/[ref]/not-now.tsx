import type { ReactNode } from 'react';
import { InsetText } from '@/components/govuk/inset-text';
import type { Refusal } from '@/lib/refusal';
import { refusalSentence } from '@/lib/words';
import { ServicePage } from '../../../../service-page';
import type { handled } from './handled';

/** A step that cannot be done now, with the reason instead of its form, and below it what may be read all the same. */
export function NotNow({ page, reference, title, whyNot, children }: { page: Awaited<ReturnType<typeof handled>>['page']; reference: string; title: string; whyNot: Refusal; children?: ReactNode }) {
  return (
    <ServicePage {...page} title={title}>
      <span className="govuk-caption-l">{reference}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <InsetText>{refusalSentence(page.locale, whyNot)}</InsetText>
      {children}
    </ServicePage>
  );
}
