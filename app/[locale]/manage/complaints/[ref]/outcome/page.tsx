import { redirect } from 'next/navigation';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { complaintForStaff } from '@/lib/complaint/queries';
import { complaintAnswerForm } from '@/lib/complaint/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { answer } from '../../actions';
import { ComplaintFacts } from '../../complaint-facts';

export default async function ComplaintOutcomePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/complaints/${route.ref}/outcome`;
  const actor = await staffSignedIn(locale, path);
  const { complaint } = await orMissing(locale, complaintForStaff(actor, route.ref));
  const page = localPath(locale, `/manage/complaints/${complaint.ref}`);
  // Its reviewer answers it, once; everybody else reads where it stands.
  if (!complaint.mine || complaint.answeredAt) redirect(page);
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: page, label: complaint.ref }}>
      <Form {...formProps(locale, complaintAnswerForm, answer, { hidden: { ref: complaint.ref } })} title={say('complaint.outcome.title')} caption={complaint.ref} intro={<ComplaintFacts locale={locale} complaint={complaint} />} submit={say('complaint.outcome.submit')} />
    </ServicePage>
  );
}
