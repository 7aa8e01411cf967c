'use client';

import type { FormLabels } from './form-words';
import type { Keeping } from './use-keeping';

/**
 * Whether the words are saved. A time that has been said stays in the page unseen while more is typed, so that a screen reader says it
 * once a minute at most; what is only waiting for a pause is shown and not said.
 */
export function KeepingStatus({ keeping, pending, labels }: { keeping?: Keeping; pending: boolean; labels: Pick<FormLabels, 'waiting' | 'keeping'> }) {
  const { state, kept, notice } = keeping ?? {};
  const unsaved = kept ? labels.keeping.kept : labels.keeping.unsaved;
  const quiet = !pending && state === 'unsaved';
  const said = pending ? labels.waiting : state === 'lost' ? `${unsaved}. ${labels.keeping.lost}` : state === 'refused' ? `${notice ?? ''} ${unsaved}.` : notice;
  return (
    <div className="govuk-body-s app-form__status" data-state={state}>
      {quiet && <p className="govuk-body-s">{unsaved}</p>}
      <p className={quiet ? 'govuk-visually-hidden' : 'govuk-body-s'} role="status">
        {said}
      </p>
    </div>
  );
}
