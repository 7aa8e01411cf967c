import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { mainOfficeText } from '@/lib/organisation/main-office';
import { organisationForStaff } from '@/lib/organisation/officer-queries';
import { shownAs } from '@/lib/organisation/rules';
import { correctionForm } from '@/lib/organisation/schema';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { correct } from '../../actions';

export default async function CorrectionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/organisations/${route.ref}/correction`;
  const actor = await staffSignedIn(locale, path);
  const organisation = may(actor, 'organisation.correct', null) ? await organisationForStaff(actor, route.ref) : undefined;
  if (!organisation || organisation.mergedInto) missing(locale);
  const { ref, name, identifierScheme, identifier } = organisation;
  const form = formProps(locale, correctionForm, correct, { hidden: { ref, shown: shownAs(organisation) }, values: { name, scheme: identifierScheme, identifier, place: mainOfficeText(organisation, locale) } });
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, `/manage/organisations/${ref}`), label: name }}>
      <Form {...form} title={say('organisations.correction.title')} submit={say('organisations.correction.submit')} intro={<p className="govuk-body">{say('organisations.correction.intro')}</p>} />
    </ServicePage>
  );
}
