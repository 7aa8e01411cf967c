import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { awardForStaff } from '@/lib/award/queries';
import { mayExtendNow } from '@/lib/award/rules';
import { offerExtensionForm } from '@/lib/award/schema';
import { formatDate, londonDate } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { extend } from './actions';

export default async function OfferExtensionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/awards/${route.ref}`;
  const here = `${path}/extension`;
  const actor = await staffSignedIn(locale, here);
  if (!may(actor, 'award.extend_offer', null)) missing(locale);
  const award = await awardForStaff(actor, route.ref);
  if (!award) missing(locale);
  const open = mayExtendNow(award, londonDate(award.now));
  const title = say('agreement.extension.title');
  return (
    <ServicePage locale={locale} path={here} actor={actor} title={open ? undefined : title} back={{ href: localPath(locale, path), label: say('award.offer.backToAward') }}>
      {open ? (
        <Form
          {...formProps(locale, offerExtensionForm, extend, { hidden: { ref: award.ref } })}
          title={title}
          caption={`${award.ref}, ${award.title}`}
          intro={<p className="govuk-body">{say('agreement.extension.intro', { date: formatDate(award.offerOpenUntil ?? award.awardDate, locale) })}</p>}
          submit={say('agreement.extension.submit')}
        />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id="extend" reason={say('agreement.extension.whyNot')}>{say('agreement.extension.submit')}</BlockedButton>
        </>
      )}
    </ServicePage>
  );
}
