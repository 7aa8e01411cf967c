import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { assistedApplication } from '@/lib/assisted/queries';
import { whyNotRecordPaper } from '@/lib/assisted/rules';
import { paperForm } from '@/lib/assisted/schema';
import { londonDate } from '@/lib/dates';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { recordSignedPaper } from '../../actions';
import { AssistedStep } from '../assisted-page';

export default async function PaperPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, `/manage/assisted/${route.ref}/paper`);
  const { application, assisted } = await orMissing(locale, assistedApplication(actor, route.ref));
  const whyNot = whyNotRecordPaper(application, assisted, londonDate(application.now), application.now);
  const [title, submit] = [say('assisted.paper.title'), say('assisted.paper.submit')];
  return (
    <AssistedStep {...{ locale, actor, applicationRef: application.ref, step: 'paper', title, submit, whyNot }}>
      <Form
        {...formProps(locale, paperForm, recordSignedPaper, { hidden: { ref: application.ref } })}
        title={title}
        caption={application.ref}
        submit={submit}
        intro={<p className="govuk-body">{say('assisted.paper.intro', { name: assisted.certifierName, organisation: assisted.organisationName })}</p>}
      />
    </AssistedStep>
  );
}
