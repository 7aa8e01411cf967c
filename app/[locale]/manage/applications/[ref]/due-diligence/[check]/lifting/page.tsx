import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { BlockedButton } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { checkForStaff } from '@/lib/diligence/queries';
import { isCheckable, whyNotLift } from '@/lib/diligence/rules';
import { liftingForm } from '@/lib/diligence/schema';
import { localPath } from '@/lib/locale';
import { Refusal } from '@/lib/refusal';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../../route-props';
import { ServicePage } from '../../../../../../../service-page';
import { captionOf } from '../../../step-page';
import { lift } from '../../actions';
import { latestOf } from '../../parts';
import { at, isKind } from '../../places';

export default async function LiftingPage(props: RouteProps<'ref' | 'check'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const kind = isKind(route.check) ? route.check : missing(locale);
  const path = `${at(route.ref, kind)}/lifting`;
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'diligence.check', null)) missing(locale);
  const { application, checks, now } = await orMissing(locale, checkForStaff(actor, route.ref, kind));
  const check = latestOf(checks, kind);
  const whyNot = isCheckable(application.status) ? whyNotLift(check, actor) : new Refusal('nothing_to_lift');
  const title = say('diligence.lifting.title');
  const back = { href: localPath(locale, at(application.ref, kind)), label: say(`diligence.kind.${kind}`) };
  if (whyNot || !check) {
    return (
      <ServicePage locale={locale} path={path} actor={actor} title={title} back={back}>
        <span className="govuk-caption-l">{captionOf(application)}</span>
        <h1 className="govuk-heading-l">{title}</h1>
        <BlockedButton id="lifting" reason={refusalSentence(locale, whyNot ?? new Refusal('nothing_to_lift'))}>
          {say('diligence.lifting.submit')}
        </BlockedButton>
      </ServicePage>
    );
  }
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={back}>
      <Form
        {...formProps(locale, liftingForm, lift, { hidden: { ref: application.ref, check: kind } })}
        title={title}
        caption={captionOf(application)}
        submit={say('diligence.lifting.submit')}
        intro={
          <>
            <SecondFactorNotice locale={locale} actor={actor} now={now} here={path} />
            <p className="govuk-body">{say('diligence.lifting.intro', { name: check.by, check: say(`diligence.kind.${kind}`) })}</p>
            <InsetText>{check.notes}</InsetText>
          </>
        }
      />
    </ServicePage>
  );
}
