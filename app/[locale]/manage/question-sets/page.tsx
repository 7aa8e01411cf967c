import { Tag } from '@/components/govuk/tag';
import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { roundsForStaff } from '@/lib/programme/round-queries';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';
import { StageTag } from '../rounds/round-page';

const path = '/manage/question-sets';

export default async function QuestionSetsPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const rounds = await orMissing(locale, roundsForStaff(actor));
  const labels = ['round', 'state', 'version', 'draft'] as const;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('rounds.sets.title')} back={{ href: localPath(locale, '/manage/rounds'), label: say('rounds.list.title') }}>
      <h1 className="govuk-heading-l">{say('rounds.sets.title')}</h1>
      <p className="govuk-body">{say('rounds.sets.intro')}</p>
      <Table
        caption={say('rounds.sets.title')}
        captionSize="hidden"
        columns={labels.map((key) => ({ label: say(`rounds.sets.${key}`) }))}
        rows={rounds.map((round) => [
          <a key="link" className="govuk-link" href={localPath(locale, `${path}/${round.ref}`)}>{round.title[locale] || round.title.en}</a>, <StageTag key="stage" locale={locale} stage={round.stage} />,
          String(round.questionVersion), round.hasDraft ? <Tag key="draft" colour="yellow">{say('rounds.view.draft')}</Tag> : say('rounds.sets.noDraft'),
        ])}
      />
    </ServicePage>
  );
}
