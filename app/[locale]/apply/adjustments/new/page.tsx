import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { adjustmentForm } from '@/lib/adjustment/schema';
import { signedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { askForOwnAdjustment } from '../actions';

export default async function NewAdjustmentPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await signedIn(locale, '/apply/adjustments/new');
  return (
    <ServicePage locale={locale} path="/apply/adjustments/new" actor={actor} back={{ href: localPath(locale, '/apply/adjustments'), label: say('adjustment.title') }}>
      <Form
        {...formProps(locale, adjustmentForm, askForOwnAdjustment, { values: { contact: actor.email } })}
        title={say('adjustment.request.title')}
        intro={<p className="govuk-body">{say('adjustment.request.intro')}</p>}
        submit={say('adjustment.request.submit')}
      />
    </ServicePage>
  );
}
