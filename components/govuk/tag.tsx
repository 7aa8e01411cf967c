import type { ReactNode } from 'react';
import { classes } from './classes';

export type TagColour = 'green' | 'grey' | 'magenta' | 'orange' | 'pink' | 'purple' | 'red' | 'teal' | 'turquoise' | 'yellow';

/** Blue unless a colour is named. The words carry the meaning, the colour only helps. */
export function Tag({ colour, className, children }: { colour?: TagColour; className?: string; children: ReactNode }) {
  return <strong className={classes('govuk-tag', colour && `govuk-tag--${colour}`, className)}>{children}</strong>;
}
