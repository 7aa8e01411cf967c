import { currentActor } from '@/lib/access/session';
import { demonstrationMail } from '@/lib/access/queries';
import { formatInstant } from '@/lib/dates';
import { environment } from '@/lib/env';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../route-props';
import { ServicePage } from '../../service-page';

/** Only in a demonstration without SMTP settings: mail of made-up people that went nowhere. */
export default async function DemonstrationMailPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const { PROFILE, SMTP_URL, NOTIFY_API_KEY } = environment();
  if (PROFILE !== 'demonstration' || SMTP_URL || NOTIFY_API_KEY) missing(locale);
  const say = words(locale);
  const mail = await demonstrationMail(query.email);
  return (
    <ServicePage locale={locale} path="/demonstration-mail" actor={await currentActor()} title={say('access.mail.title')}>
      <h1 className="govuk-heading-l">{say('access.mail.title')}</h1>
      <p className="govuk-body">{mail.length > 0 ? say('access.mail.intro') : say('access.mail.none')}</p>
      {mail.map((message) => (
        <article key={message.id} className="app-mail">
          <h2 className="govuk-heading-s govuk-!-margin-bottom-1">{message.subject}</h2>
          <p className="govuk-hint">
            {say('access.mail.to', { email: message.email })}. {say('access.mail.caption', { when: formatInstant(message.sentAt, locale) })}
          </p>
          {message.body.split('\n\n').map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sent letter's paragraphs never move
            <p className="govuk-body" key={index}>
              {linked(paragraph)}
            </p>
          ))}
        </article>
      ))}
    </ServicePage>
  );
}

const linked = (text: string) =>
  /^https?:\/\/\S+$/.test(text.trim()) ? (
    <a className="govuk-link" href={text.trim()}>
      {text.trim()}
    </a>
  ) : (
    text
  );
