import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { adjustmentRecordForm } from '@/lib/adjustment/schema';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { recordRequest } from '../actions';

export default async function RecordAdjustmentPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const path = '/manage/adjustments/new';
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'adjustment.record', null)) missing(locale);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/adjustments'), label: say('adjustment.list.title') }}>
      <Form {...formProps(locale, adjustmentRecordForm, recordRequest)} title={say('adjustment.record.title')} intro={<p className="govuk-body">{say('adjustment.record.intro')}</p>} submit={say('adjustment.record.submit')} />
    </ServicePage>
  );
}
