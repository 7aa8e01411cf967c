import type { ReactNode } from 'react';
import { BlockedButton } from '@/components/govuk/button';
import type { Person } from '@/lib/access/actor';
import { type Locale, localPath } from '@/lib/locale';
import type { Refusal } from '@/lib/refusal';
import { refusalSentence, words } from '@/lib/words';
import { ServicePage } from '../../../../service-page';

type Props = { locale: Locale; actor: Person; applicationRef: string; step: 'signature' | 'paper' | 'confirmation' | 'clarification/submission'; title: string; submit: string; whyNot?: Refusal; children: ReactNode };

/** One step of an assisted application: its form, or why it cannot be taken now. */
export function AssistedStep({ locale, actor, applicationRef, step, title, submit, whyNot, children }: Props) {
  const path = `/manage/assisted/${applicationRef}`;
  return (
    <ServicePage locale={locale} path={`${path}/${step}`} actor={actor} title={whyNot ? title : undefined} back={{ href: localPath(locale, path), label: words(locale)('assisted.back') }}>
      {whyNot ? (
        <>
          <span className="govuk-caption-l">{applicationRef}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id={step.replace('/', '-')} reason={refusalSentence(locale, whyNot)}>
            {submit}
          </BlockedButton>
        </>
      ) : (
        children
      )}
    </ServicePage>
  );
}
