import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { conditionsWaiting } from '@/lib/condition/queries';
import { formatDate } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/conditions';

/** Conditions that wait for an officer, whichever award they are of. */
export default async function WaitingConditionsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const waiting = await conditionsWaiting(actor);
  if (!waiting) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('condition.waiting.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('condition.waiting.title')}</h1>
      {waiting.length === 0 ? (
        <p className="govuk-body">{say('condition.waiting.none')}</p>
      ) : (
        <Table
          caption={say('condition.waiting.caption')}
          columns={[{ label: say('condition.waiting.condition') }, { label: say('condition.waiting.organisation') }, { label: say('condition.waiting.waits') }, { label: say('condition.waiting.since') }]}
          rows={waiting.map(({ ref, requirement, application, organisation, waits, since }) => [
            <a key="link" className="govuk-link" href={localPath(locale, `/manage/applications/${application}/conditions/${ref}`)}>
              {requirement}
            </a>,
            organisation,
            say(`condition.waiting.kinds.${waits}`),
            formatDate(since, locale),
          ])}
        />
      )}
    </ServicePage>
  );
}
