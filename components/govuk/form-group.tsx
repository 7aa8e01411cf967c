import type { ReactNode } from 'react';
import { classes } from './classes';
import { ErrorMessage } from './error-message';

export type Size = 's' | 'm' | 'l' | 'xl';

/** What every question has, whichever control answers it. */
export type Question = {
  name: string;
  /** The control's id; the name unless told otherwise. */
  id?: string;
  label: ReactNode;
  labelSize?: Size;
  /** The question is the page's only heading. */
  pageHeading?: boolean;
  hint?: ReactNode;
  error?: string;
  /** "Error:" in the reader's language; only screen readers hear it. */
  errorPrefix?: string;
  /** Ids of further texts about the control. */
  describedBy?: string;
};

/** The ids of the texts which a screen reader reads out with the control. */
export const describedBy = ({ id, name, hint, error, describedBy: more }: Question): string | undefined =>
  classes(more, hint !== undefined && `${id ?? name}-hint`, error !== undefined && `${id ?? name}-error`) || undefined;

export function FormGroup({ error, className, children }: { error?: boolean; className?: string; children: ReactNode }) {
  return <div className={classes('govuk-form-group', error && 'govuk-form-group--error', className)}>{children}</div>;
}

export function Label({ htmlFor, size, pageHeading, className, children }: { htmlFor: string; size?: Size; pageHeading?: boolean; className?: string; children: ReactNode }) {
  const label = (
    <label className={classes('govuk-label', size && `govuk-label--${size}`, className)} htmlFor={htmlFor}>
      {children}
    </label>
  );
  return pageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label;
}

export function Hint({ id, className, children }: { id?: string; className?: string; children: ReactNode }) {
  return (
    <div id={id} className={classes('govuk-hint', className)}>
      {children}
    </div>
  );
}

/** The hint and the error, in the order the design system reads them. */
export function HintAndError({ question }: { question: Question }) {
  const id = question.id ?? question.name;
  return (
    <>
      {question.hint !== undefined && <Hint id={`${id}-hint`}>{question.hint}</Hint>}
      {question.error !== undefined && (
        <ErrorMessage id={`${id}-error`} prefix={question.errorPrefix}>
          {question.error}
        </ErrorMessage>
      )}
    </>
  );
}
