import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { complaintRecordForm } from '@/lib/complaint/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { recordForSomebody } from '../actions';

export default async function NewComplaintPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, '/manage/complaints/new');
  if (!may(actor, 'complaint.record', null)) missing(locale);
  return (
    <ServicePage locale={locale} path="/manage/complaints/new" actor={actor} back={{ href: localPath(locale, '/manage/complaints'), label: say('complaint.title') }}>
      <Form {...formProps(locale, complaintRecordForm, recordForSomebody)} title={say('complaint.record.title')} intro={<p className="govuk-body">{say('complaint.record.intro')}</p>} submit={say('complaint.record.submit')} />
    </ServicePage>
  );
}
