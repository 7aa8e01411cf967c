import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatInstant } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { roundsForStaff } from '@/lib/programme/round-queries';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { StageTag } from './round-page';

const path = '/manage/rounds';

export default async function RoundsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const rounds = await orMissing(locale, roundsForStaff(actor));
  const labels = ['round', 'state', 'opens', 'closes', 'started', 'submitted'] as const;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('rounds.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('rounds.list.title')}</h1>
      <p className="govuk-body app-measure">{say('rounds.list.intro')}</p>
      {may(actor, 'round.create', null) ? <ButtonLink href={localPath(locale, `${path}/new`)}>{say('rounds.list.new')}</ButtonLink> : <BlockedButton id="new" reason={say('rounds.notYours')}>{say('rounds.list.new')}</BlockedButton>}
      <Table
        caption={say('rounds.list.caption')}
        narrow="cards"
        captionSize="hidden"
        columns={labels.map((key) => ({ label: say(`rounds.list.${key}`), numeric: key === 'started' || key === 'submitted' }))}
        rows={rounds.map((round) => [
          <a key="link" className="govuk-link" href={localPath(locale, `${path}/${round.ref}`)}>{round.title[locale] || round.title.en}</a>,
          <StageTag key="stage" locale={locale} stage={round.stage} />, formatInstant(round.opensAt, locale), formatInstant(round.closesAt, locale), String(round.started), String(round.submitted),
        ])}
      />
      <p className="govuk-body"><a className="govuk-link" href={localPath(locale, '/manage/question-sets')}>{say('rounds.sets.title')}</a></p>
    </ServicePage>
  );
}
