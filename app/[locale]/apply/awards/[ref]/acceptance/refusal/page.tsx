import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { awardForRecipient } from '@/lib/award/queries';
import { awardRefusalForm } from '@/lib/award/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { BlockedAnswer } from '../../blocked-answer';
import { decline } from '../actions';

export default async function AwardRefusalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/apply/awards/${route.ref}`;
  const actor = await signedIn(locale, `${path}/acceptance/refusal`);
  const award = await awardForRecipient(actor, route.ref);
  if (!award) missing(locale);
  if (award.status !== 'offered' || !may(actor, 'award.accept', award)) {
    return <BlockedAnswer locale={locale} actor={actor} award={award} path={`${path}/acceptance/refusal`} title={say('award.refusal.title')} />;
  }
  return (
    <ServicePage locale={locale} path={`${path}/acceptance/refusal`} actor={actor} back={{ href: localPath(locale, path), label: say('award.offer.backToAward') }}>
      <Form
        {...formProps(locale, awardRefusalForm, decline, { hidden: { ref: award.ref } })}
        title={say('award.refusal.title')}
        caption={`${award.ref}, ${award.title}`}
        submit={say('award.refusal.submit')}
        warning
        intro={<p className="govuk-body">{say('award.refusal.intro')}</p>}
      />
    </ServicePage>
  );
}
