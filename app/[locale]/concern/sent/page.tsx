import { currentActor } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { isReference } from '@/lib/reference';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

export default async function ConcernSentPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const ref = query.ref && isReference(query.ref) ? query.ref : undefined;
  return (
    <ServicePage locale={locale} path="/concern/sent" actor={await currentActor()} title={say('safeguarding.report.sentTitle')} back={{ href: localPath(locale, '/safeguarding'), label: say('common.footer.safeguarding') }}>
      <h1 className="govuk-heading-l">{say('safeguarding.report.sentTitle')}</h1>
      {ref && <p className="govuk-body">{say('safeguarding.report.sent', { ref })}</p>}
      <p className="govuk-body">{say('safeguarding.report.next')}</p>
    </ServicePage>
  );
}
