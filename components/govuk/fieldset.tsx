import type { ReactNode } from 'react';
import { classes } from './classes';
import type { Size } from './form-group';

type FieldsetProps = {
  legend: ReactNode;
  size?: Size;
  pageHeading?: boolean;
  describedBy?: string;
  /** Text boxes need `group`, or JAWS does not read out the description; radios and checkboxes do not. */
  role?: 'group';
  id?: string;
  className?: string;
  children: ReactNode;
};

export function Fieldset({ legend, size, pageHeading, describedBy, role, id, className, children }: FieldsetProps) {
  return (
    <fieldset id={id} className={classes('govuk-fieldset', className)} role={role} aria-describedby={describedBy}>
      <legend className={classes('govuk-fieldset__legend', size && `govuk-fieldset__legend--${size}`)}>
        {pageHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
      </legend>
      {children}
    </fieldset>
  );
}
