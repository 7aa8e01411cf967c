import type { ReactNode } from 'react';
import { classes } from './classes';

/** Without `href` the task cannot be started yet; its hint says why. */
export type Task = { title: ReactNode; href?: string; hint?: ReactNode; status: ReactNode };

/** `id` tells apart two lists on one page. A finished task's status is plain text, an unfinished one's a Tag. */
export function TaskList({ id = 'task-list', tasks }: { id?: string; tasks: readonly Task[] }) {
  return (
    <ul className="govuk-task-list">
      {tasks.map(({ title, href, hint, status }, index) => {
        const hintId = `${id}-${index + 1}-hint`;
        const statusId = `${id}-${index + 1}-status`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: tasks are not reordered
          <li key={index} className={classes('govuk-task-list__item', href && 'govuk-task-list__item--with-link')}>
            <div className="govuk-task-list__name-and-hint">
              {href ? (
                <a className="govuk-link govuk-task-list__link" href={href} aria-describedby={classes(hint ? hintId : undefined, statusId)}>
                  {title}
                </a>
              ) : (
                <div>{title}</div>
              )}
              {hint && (
                <div id={hintId} className="govuk-task-list__hint">
                  {hint}
                </div>
              )}
            </div>
            <div className={classes('govuk-task-list__status', !href && 'govuk-task-list__status--cannot-start-yet')} id={statusId}>
              {status}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
