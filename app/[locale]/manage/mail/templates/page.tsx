import { Details } from '@/components/govuk/details';
import { SummaryCard } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { environment } from '@/lib/env';
import { type Locale, localPath } from '@/lib/locale';
import { sampleLetter } from '@/lib/notification/samples';
import { type MailTemplate, mailTemplates } from '@/lib/notification/templates';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';

const path = '/manage/mail/templates';

export default async function MailTemplatesPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'mail.read', null)) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('post.templates.title')} back={{ href: localPath(locale, '/manage/mail'), label: say('people.mail.title') }}>
      <h1 className="govuk-heading-l">{say('post.templates.title')}</h1>
      <p className="govuk-body">{say('post.templates.intro')}</p>
      {mailTemplates.map((template) => (
        <Details key={template} id={template} summary={say(`people.mail.names.${template}`)}>
          <Sample locale={locale} template={template} language="en" />
          <Sample locale={locale} template={template} language="cy" />
        </Details>
      ))}
    </ServicePage>
  );
}

function Sample({ locale, template, language }: { locale: Locale; template: MailTemplate; language: Locale }) {
  const say = words(locale);
  const { ORIGIN, CONTACT_EMAIL } = environment();
  const { subject, body } = sampleLetter(template, language, { origin: ORIGIN, contact: CONTACT_EMAIL });
  return (
    <SummaryCard title={`${say(`people.mail.names.${template}`)}: ${say(language === 'cy' ? 'post.templates.welsh' : 'post.templates.english')}`}>
      <div lang={language}>
        <p className="govuk-body">
          <strong>{subject}</strong>
        </p>
        {body.split('\n\n').map((paragraph) => (
          <p key={paragraph} className="govuk-body">
            {paragraph}
          </p>
        ))}
      </div>
    </SummaryCard>
  );
}
