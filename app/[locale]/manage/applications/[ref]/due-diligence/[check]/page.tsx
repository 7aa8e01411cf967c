import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type CheckPage, checkForStaff } from '@/lib/diligence/queries';
import { isCheckable } from '@/lib/diligence/rules';
import { checkForm, fraudForm, registerQuestionForm, subsidyForm } from '@/lib/diligence/schema';
import type { CheckKind } from '@/lib/diligence/vocabulary';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { captionOf } from '../../step-page';
import { ask, judge, judgeFraud, judgeSubsidy } from '../actions';
import { latestOf, RatingTag } from '../parts';
import { at, isKind } from '../places';
import { Found } from './found';
import { Judgements } from './judgements';

export default async function OneCheckPage(props: RouteProps<'ref' | 'check'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const kind = isKind(route.check) ? route.check : missing(locale);
  const path = at(route.ref, kind);
  const actor = await staffSignedIn(locale, path);
  const page = await orMissing(locale, checkForStaff(actor, route.ref, kind));
  const { application, checks } = page;
  const latest = latestOf(checks, kind);
  const judges = may(actor, 'diligence.check', null);
  const done = (['recorded', 'asked'] as const).find((one) => one === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={judges && isCheckable(application.status) ? undefined : say(`diligence.kind.${kind}`)} back={{ href: localPath(locale, at(application.ref)), label: say('diligence.list.back') }}>
      {done && <NotificationBanner title={say('assessment.step.done')} success>{say(done === 'asked' ? 'diligence.ask.done' : 'diligence.check.recorded')}</NotificationBanner>}
      <span className="govuk-caption-l">{captionOf(application)}</span>
      <h1 className="govuk-heading-l">{say(`diligence.kind.${kind}`)}</h1>
      <p className="govuk-body">
        <RatingTag locale={locale} check={latest} />
      </p>
      <p className="govuk-body">{say(`diligence.look.${kind}`)}</p>
      <Found locale={locale} kind={kind} page={page} />
      {judges && page.canAsk && isCheckable(application.status) && <Form {...formProps(locale, registerQuestionForm, ask, { hidden: { ref: application.ref } })} submit={say('diligence.ask.submit')} />}
      <Judgements locale={locale} kind={kind} checks={checks} />
      {latest?.rating === 'red' && !latest.lifted && may(actor, 'diligence.check', null) && (
        <p className="govuk-body">
          <a className="govuk-link" href={localPath(locale, `${path}/lifting`)}>
            {say('diligence.lifting.link')}
          </a>
        </p>
      )}
      {judges && <JudgementForm locale={locale} kind={kind} page={page} />}
    </ServicePage>
  );
}

/** What was judged before is not put into the boxes: a judgement is made anew each time. */
function JudgementForm({ locale, kind, page: { application, checks } }: { locale: Locale; kind: CheckKind; page: CheckPage }) {
  const say = words(locale);
  const submit = say('diligence.check.submit');
  if (!isCheckable(application.status)) {
    return (
      <BlockedButton id="judgement" reason={say('refusal.not_being_checked')}>
        {submit}
      </BlockedButton>
    );
  }
  const number = latestOf(checks, kind)?.number ?? 0;
  const hidden = { ref: application.ref, version: String(number) };
  const props =
    kind === 'subsidy' ? formProps(locale, subsidyForm, judgeSubsidy, { hidden }) : kind === 'fraud' ? formProps(locale, fraudForm, judgeFraud, { hidden }) : formProps(locale, checkForm, judge, { hidden: { ...hidden, check: kind } });
  return (
    <>
      <h2 className="govuk-heading-m">{submit}</h2>
      <Form {...props} key={number} at={localPath(locale, at(application.ref, kind))} title={say(`diligence.kind.${kind}`)} heading="none" submit={submit} />
    </>
  );
}
