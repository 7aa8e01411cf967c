import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';

type Look = 'secondary' | 'warning' | 'inverse';

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style'> & { look?: Look; className?: string };

export function Button({ look, className, type = 'submit', ...rest }: ButtonProps) {
  return <button type={type} className={classes('govuk-button', look && `govuk-button--${look}`, className)} {...rest} />;
}

/** A link that starts something. `start` is the large green one of a start page. */
export function ButtonLink({ href, look, start, children }: { href: string; look?: Look; start?: boolean; children: ReactNode }) {
  return (
    <a href={href} role="button" draggable={false} className={classes('govuk-button', look && `govuk-button--${look}`, start && 'govuk-button--start')}>
      {children}
      {start && <StartIcon />}
    </a>
  );
}

/** Why a button cannot be used yet is said, not hidden: it stays in the tab order, and its reason is read out. */
export function BlockedButton({ id, reason, children }: { id: string; reason: ReactNode; children: ReactNode }) {
  return (
    <div className="app-blocked">
      <button type="button" className="govuk-button" aria-disabled="true" aria-describedby={`${id}-reason`}>
        {children}
      </button>
      <p id={`${id}-reason`} className="govuk-hint">
        {reason}
      </p>
    </div>
  );
}

export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>;
}

function StartIcon() {
  return (
    <svg className="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
