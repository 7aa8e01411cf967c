import type { ReactNode } from 'react';
import { classes } from './classes';
import { Tag, type TagColour } from './tag';

export function PhaseBanner({ tag, colour, className, children }: { tag: ReactNode; colour?: TagColour; className?: string; children: ReactNode }) {
  return (
    <div className={classes('govuk-phase-banner govuk-width-container', className)}>
      <p className="govuk-phase-banner__content">
        <Tag colour={colour} className="govuk-phase-banner__content__tag">
          {tag}
        </Tag>
        <span className="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}
