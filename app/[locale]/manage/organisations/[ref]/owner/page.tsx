import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { WarningText } from '@/components/govuk/warning-text';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type Locale, localPath } from '@/lib/locale';
import { type Takeover, type TakeoverPage, takeoversForStaff } from '@/lib/takeover/queries';
import { whyNotConfirm } from '@/lib/takeover/rules';
import { proposalForm } from '@/lib/takeover/schema';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { propose } from './actions';
import { ownerPath, TakeoverSummary } from './parts';

/** What was proposed for an organisation whose owner cannot be reached; and, where nothing is under way, the form that proposes it. */
export default async function OwnerPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const path = ownerPath(route.ref);
  const actor = await staffSignedIn(locale, path);
  const found = await takeoversForStaff(actor, route.ref);
  if (!found) missing(locale);
  const say = words(locale);
  const { ref, name, merged, takeovers, now } = found;
  const open = takeovers.find((one) => one.open);
  const asks = !open && !merged && may(actor, 'takeover.propose', null);
  const title = say('takeover.proposal.title', { name });
  const done = query.done === 'proposed' || query.done === 'confirmed' || query.done === 'stopped' ? query.done : undefined;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={asks ? undefined : title} back={{ href: localPath(locale, `/manage/organisations/${ref}`), label: name }}>
      {done && (
        <NotificationBanner title={say('takeover.view.doneTitle')} success>
          {say(`takeover.view.done.${done}`)}
        </NotificationBanner>
      )}
      {asks ? (
        <Form {...formProps(locale, proposalForm, propose, { hidden: { organisation: ref } })} title={title} submit={say('takeover.proposal.submit')} intro={<Intro locale={locale} />} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say('takeover.view.intro')}</p>
        </>
      )}
      {open ? <Steps locale={locale} takeover={open} page={found} actor={actor} /> : !asks && <p className="govuk-body">{say('takeover.view.notYours')}</p>}
      <h2 className="govuk-heading-m">{say('takeover.view.caption')}</h2>
      {takeovers.length === 0 && <p className="govuk-body">{say('takeover.view.none')}</p>}
      {takeovers.map((takeover) => (
        <TakeoverSummary key={takeover.proposedAt.getTime()} locale={locale} takeover={takeover} now={now} />
      ))}
    </ServicePage>
  );
}

function Intro({ locale }: { locale: Locale }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body">{say('takeover.view.intro')}</p>
      <WarningText>{say('takeover.proposal.warning')}</WarningText>
    </>
  );
}

function Steps({ locale, takeover, page, actor }: { locale: Locale; takeover: Takeover; page: TakeoverPage; actor: Person }) {
  const say = words(locale);
  const officer = may(actor, 'takeover.stop', null);
  const whyNot = whyNotConfirm(takeover, actor);
  const reason = !officer ? say('takeover.view.notYours') : whyNot && refusalSentence(locale, whyNot);
  return (
    <>
      {takeover.status === 'proposed' && reason && (
        <BlockedButton id="confirm" reason={reason}>
          {say('takeover.view.confirm')}
        </BlockedButton>
      )}
      {officer && (
        <ButtonGroup>
          {!reason && <ButtonLink href={localPath(locale, ownerPath(page.ref, '/confirmation'))}>{say('takeover.view.confirm')}</ButtonLink>}
          <ButtonLink look="secondary" href={localPath(locale, ownerPath(page.ref, '/withdrawal'))}>
            {say('takeover.view.stop')}
          </ButtonLink>
        </ButtonGroup>
      )}
    </>
  );
}
