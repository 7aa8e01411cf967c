import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { concernsForLead } from '@/lib/safeguarding/queries';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/safeguarding';

export default async function ConcernsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const concerns = await orMissing(locale, concernsForLead(actor));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('safeguarding.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('safeguarding.list.title')}</h1>
      <p className="govuk-body">{say('safeguarding.list.intro')}</p>
      {concerns.length === 0 ? (
        <p className="govuk-body">{say('safeguarding.list.none')}</p>
      ) : (
        <Table
          caption={say('safeguarding.list.caption')}
          captionSize="hidden"
          columns={[{ label: say('safeguarding.list.reference') }, { label: say('safeguarding.list.received') }, { label: say('safeguarding.list.state') }, { label: say('safeguarding.list.danger') }]}
          rows={concerns.map((one) => [
            <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${one.ref}`)}>
              {one.ref}
            </a>,
            formatInstant(one.receivedAt, locale),
            say(`safeguarding.states.${one.status}`),
            say(one.danger ? 'safeguarding.list.yes' : 'safeguarding.list.no'),
          ])}
        />
      )}
    </ServicePage>
  );
}
