import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { awardForStaff } from '@/lib/award/queries';
import { withdrawalForm } from '@/lib/award/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { withdraw } from '../../../actions';

export default async function WithdrawalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/awards/${route.ref}`;
  const actor = await staffSignedIn(locale, `${path}/publication/withdrawal`);
  if (!may(actor, 'award.publish', null)) missing(locale);
  const award = await awardForStaff(actor, route.ref);
  if (!award) missing(locale);
  const title = say('award.withdrawal.title');
  const shown = award.publication !== null && award.publication.withdrawnAt === null;
  return (
    <ServicePage locale={locale} path={`${path}/publication/withdrawal`} actor={actor} title={shown ? undefined : title} back={{ href: localPath(locale, path), label: say('award.offer.backToAward') }}>
      {!shown && (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id="withdraw" reason={say('award.withdrawal.why')}>
            {say('award.withdrawal.submit')}
          </BlockedButton>
        </>
      )}
      {shown && (
        <Form
          {...formProps(locale, withdrawalForm, withdraw, { hidden: { ref: award.ref } })}
          title={title}
          caption={`${award.ref}, ${award.title}`}
          submit={say('award.withdrawal.submit')}
          warning
          intro={<p className="govuk-body">{say('award.withdrawal.intro')}</p>}
        />
      )}
    </ServicePage>
  );
}
