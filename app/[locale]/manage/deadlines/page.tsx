import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { deadlinesForStaff, type RoundDeadline } from '@/lib/deadline/queries';
import { findForm } from '@/lib/deadline/schema';
import { formatDeadline } from '@/lib/deadline/wall-time';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { findForExtension } from './actions';
import { ChangeTable } from './parts';

const path = '/manage/deadlines';

export default async function DeadlinesPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const found = await deadlinesForStaff(actor);
  if (!found) missing(locale);
  const waiting = found.changes.filter(({ status }) => status === 'proposed');
  const decided = found.changes.filter(({ status }) => status !== 'proposed');
  const proposes = may(actor, 'deadline.propose', null);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={proposes ? undefined : say('deadline.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('deadline.list.title')}</h1>
      <p className="govuk-body app-measure">{say('deadline.list.intro')}</p>
      {waiting.length > 0 ? <ChangeTable locale={locale} caption={say('deadline.list.waiting')} changes={waiting} /> : <p className="govuk-body">{say('deadline.list.nothing')}</p>}
      {found.rounds.length > 0 ? <Rounds locale={locale} rounds={found.rounds} proposes={proposes} /> : <p className="govuk-body">{say('deadline.list.noRounds')}</p>}
      <p className="govuk-body">
        <a className="govuk-link" href={localPath(locale, '/manage/incidents')}>
          {say('deadline.list.incidents')}
        </a>
      </p>
      {proposes && (
        <>
          <h2 className="govuk-heading-m">{say('deadline.list.find')}</h2>
          <Form {...formProps(locale, findForm, findForExtension)} title={say('deadline.list.title')} heading="none" submit={say('deadline.findPage.submit')} />
        </>
      )}
      {decided.length > 0 && <ChangeTable locale={locale} caption={say('deadline.list.decided')} changes={decided} />}
    </ServicePage>
  );
}

function Rounds({ locale, rounds, proposes }: { locale: Locale; rounds: readonly RoundDeadline[]; proposes: boolean }) {
  const say = words(locale);
  const grace = ({ ref, title, graceMinutes }: RoundDeadline) => (
    <>
      {graceMinutes > 0 ? say('deadline.list.minutes', { minutes: graceMinutes }) : say('deadline.list.none')}
      {proposes && (
        <>
          <br />
          <a className="govuk-link" href={localPath(locale, `/manage/rounds/${ref}/grace`)}>
            {say('deadline.list.graceLink')} <span className="govuk-visually-hidden">{say('deadline.list.graceOf', { round: title[locale] })}</span>
          </a>
        </>
      )}
    </>
  );
  return (
    <Table
      caption={say('deadline.list.rounds')}
      columns={(['round', 'closes', 'graceColumn', 'until'] as const).map((key) => ({ label: say(`deadline.list.${key}`) }))}
      rows={rounds.map((round) => [round.title[locale], formatDeadline(round.deadline.closesAt, locale), grace(round), formatDeadline(round.deadline.until, locale)])}
    />
  );
}
