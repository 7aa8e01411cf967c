import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { deadlineChangeForStaff } from '@/lib/deadline/queries';
import { whyNotDecide } from '@/lib/deadline/rules';
import { localPath } from '@/lib/locale';
import { word, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { ChangeSummary, changePath } from '../parts';

export default async function DeadlineChangePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = changePath(route.ref);
  const actor = await staffSignedIn(locale, path);
  const found = await deadlineChangeForStaff(actor, route.ref);
  if (!found) missing(locale);
  const { change } = found;
  const title = say('deadline.one.title', { kind: say(`deadline.kind.${change.kind}`), ref: change.ref });
  const refusal = whyNotDecide(change, actor);
  const blocked = refusal?.code ?? (may(actor, 'deadline.confirm', change) ? undefined : 'not_allowed');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, '/manage/deadlines'), label: say('deadline.list.title') }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <ChangeSummary locale={locale} change={change} />
      {change.status === 'proposed' && blocked && (
        <BlockedButton id="confirm" reason={word(locale, `refusal.${blocked}`)}>
          {say('deadline.one.confirm')}
        </BlockedButton>
      )}
      {!blocked && (
        <ButtonGroup>
          <ButtonLink href={localPath(locale, changePath(change.ref, '/confirmation'))}>{say('deadline.one.confirm')}</ButtonLink>
          <a className="govuk-link" href={localPath(locale, changePath(change.ref, '/rejection'))}>
            {say('deadline.one.rejectLink')}
          </a>
        </ButtonGroup>
      )}
    </ServicePage>
  );
}
