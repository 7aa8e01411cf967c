import type { ReactNode } from 'react';
import { classes } from './classes';

type NotificationBannerProps = { title: string; /** Something the person did has worked: read out at once. */ success?: boolean; /** Tells apart two banners on one page. */ id?: string; children: ReactNode };

/** A text child gets the banner's heading style. */
export function NotificationBanner({ title, success, id = 'notification', children }: NotificationBannerProps) {
  return (
    <div className={classes('govuk-notification-banner', success && 'govuk-notification-banner--success')} role={success ? 'alert' : 'region'} aria-labelledby={`${id}-title`}>
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={`${id}-title`}>
          {title}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">{typeof children === 'string' ? <p className="govuk-notification-banner__heading">{children}</p> : children}</div>
    </div>
  );
}
