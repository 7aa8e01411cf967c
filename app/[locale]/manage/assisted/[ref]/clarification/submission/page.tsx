import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { ChangedAnswers } from '@/components/grant/clarifications';
import { staffSignedIn } from '@/lib/access/session';
import { type AssistedClarification, assistedClarification } from '@/lib/assisted/queries';
import { assistedAnswerForm } from '@/lib/assisted/schema';
import { sideBySide, whyNotClarify } from '@/lib/clarification/rules';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../../route-props';
import { AssistedStep } from '../../assisted-page';
import { sendForSomebody } from '../actions';

export default async function AssistedAnswerPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, `/manage/assisted/${route.ref}/clarification/submission`);
  const found = await orMissing(locale, assistedClarification(actor, route.ref));
  const { application, assisted, clarification } = found;
  const open = clarification?.open;
  const [title, submit] = [say('assisted.clarification.submission.title'), say('assisted.clarification.submission.submit')];
  return (
    <AssistedStep {...{ locale, actor, applicationRef: application.ref, step: 'clarification/submission', title, submit, whyNot: reasonOf(found) }}>
      <Form
        {...formProps(locale, assistedAnswerForm, sendForSomebody, { hidden: { ref: application.ref } })}
        title={title}
        caption={application.ref}
        submit={submit}
        intro={
          <>
            <p className="govuk-body">{say('assisted.clarification.submission.intro', { name: assisted.certifierName, organisation: assisted.organisationName })}</p>
            {open && <ChangedAnswers locale={locale} level={2} answers={sideBySide(application.set, open.asked, open.before, open.after)} />}
          </>
        }
      />
    </AssistedStep>
  );
}

function reasonOf({ application, assisted, clarification, whyNot }: AssistedClarification): Refusal | undefined {
  const open = clarification?.open;
  if (whyNot || !open) return whyNot;
  if (assisted.certifierEmail) return new Refusal('assisted_has_address');
  return whyNotClarify({ status: 'asked' }, open.opened, open.before, open.after, application.openConflicts.length);
}
