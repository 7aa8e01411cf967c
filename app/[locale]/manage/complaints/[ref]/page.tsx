import { ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { complaintForStaff } from '@/lib/complaint/queries';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { ComplaintFacts } from '../complaint-facts';

export default async function ComplaintPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/complaints/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const { complaint } = await orMissing(locale, complaintForStaff(actor, route.ref));
  const open = complaint.answeredAt === null;
  const title = say('complaint.one', { ref: complaint.ref });
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, '/manage/complaints'), label: say('complaint.title') }}>
      <h1 className="govuk-heading-l">{title}</h1>
      <ComplaintFacts locale={locale} complaint={complaint} />
      {open && (
        <ButtonGroup>
          {complaint.mine && <ButtonLink href={localPath(locale, `${path}/outcome`)}>{say('complaint.outcome.title')}</ButtonLink>}
          {may(actor, 'complaint.allocate', null) && <ButtonLink look={complaint.mine ? 'secondary' : undefined} href={localPath(locale, `${path}/allocation`)}>{say('complaint.allocation.title')}</ButtonLink>}
        </ButtonGroup>
      )}
    </ServicePage>
  );
}
