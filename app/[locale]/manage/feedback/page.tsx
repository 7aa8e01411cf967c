import { Pagination } from '@/components/govuk/pagination';
import { Table } from '@/components/govuk/table';
import { Tag } from '@/components/govuk/tag';
import { staffSignedIn } from '@/lib/access/session';
import { formatDate } from '@/lib/dates';
import { feedbackForStaff } from '@/lib/feedback/queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

export default async function FeedbackListPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const path = '/manage/feedback';
  const actor = await staffSignedIn(locale, path);
  const page = Math.min(Math.max(Math.trunc(Number(query.page)) || 1, 1), 1000);
  const { lines, more } = await orMissing(locale, feedbackForStaff(actor, page));
  const to = (number: number) => `${localPath(locale, path)}?page=${number}`;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('feedback.list')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }}>
      <h1 className="govuk-heading-l">{say('feedback.list')}</h1>
      <p className="govuk-body">{say('feedback.intro')}</p>
      {lines.length === 0 ? (
        <p className="govuk-body">{say('feedback.none')}</p>
      ) : (
        <Table
          caption={say('feedback.list')}
          captionSize="hidden"
          columns={[{ label: say('feedback.ref') }, { label: say('feedback.application') }, { label: say('feedback.organisation') }, { label: say('feedback.due') }, { label: say('feedback.state') }]}
          rows={lines.map((one) => [
            <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${one.ref}`)}>{one.ref}</a>,
            one.application, one.organisation, formatDate(one.dueOn, locale),
            <Tag key="state" colour={one.answeredAt ? 'green' : one.late ? 'red' : 'yellow'}>{say(one.answeredAt ? 'feedback.answered' : one.late ? 'feedback.late' : 'feedback.waits')}</Tag>,
          ])}
        />
      )}
      <Pagination previous={page > 1 ? { href: to(page - 1), label: say('feedback.previous') } : undefined} next={more ? { href: to(page + 1), label: say('feedback.next') } : undefined} />
    </ServicePage>
  );
}
