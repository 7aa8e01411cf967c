import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SummaryList } from '@/components/govuk/summary-list';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { deadlinesForStaff } from '@/lib/deadline/queries';
import { graceForm } from '@/lib/deadline/schema';
import { formatDeadline } from '@/lib/deadline/wall-time';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { giveGrace } from '../../../deadlines/actions';

export default async function GracePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/rounds/${route.ref}/grace`;
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'deadline.propose', null)) missing(locale);
  const round = (await deadlinesForStaff(actor))?.rounds.find(({ ref }) => ref === route.ref);
  if (!round) missing(locale);
  const { title, graceMinutes, deadline } = round;
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/deadlines'), label: say('deadline.list.title') }}>
      <Form
        {...formProps(locale, graceForm, giveGrace, { hidden: { round: round.ref } })}
        title={say('deadline.grace.title')}
        caption={title[locale]}
        submit={say('deadline.grace.submit')}
        intro={
          <>
            <p className="govuk-body">{say('deadline.grace.intro')}</p>
            <SummaryList
              rows={[
                { key: say('deadline.list.closes'), value: formatDeadline(deadline.closesAt, locale) },
                { key: say('deadline.grace.now'), value: say('deadline.list.minutes', { minutes: graceMinutes }) },
              ]}
            />
          </>
        }
      />
    </ServicePage>
  );
}
