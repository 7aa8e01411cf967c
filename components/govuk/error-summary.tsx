import type { MouseEventHandler, Ref } from 'react';

type Entry = { sentence: string; /** The id of the control to mend; without one the sentence stands alone. */ id?: string };

/** Found by its heading in tests: Next's route announcer is a second `role="alert"`. */
export function ErrorSummary({ heading, errors, ref, onClick }: { heading: string; errors: readonly Entry[]; ref?: Ref<HTMLDivElement>; onClick?: MouseEventHandler<HTMLDivElement> }) {
  return (
    // The click is a link's: a keyboard's Enter arrives here as a click as well.
    <div className="govuk-error-summary" ref={ref} tabIndex={-1} onClick={onClick}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{heading}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ id, sentence }) => (
              <li key={`${id} ${sentence}`}>{id ? <a href={`#${id}`}>{sentence}</a> : sentence}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
