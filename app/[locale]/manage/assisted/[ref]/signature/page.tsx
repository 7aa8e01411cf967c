import { AnswerSections } from '@/app/[locale]/apply/applications/[ref]/sections';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { whyNotAskForSignOff } from '@/lib/application/rules';
import { assistedApplication } from '@/lib/assisted/queries';
import { assistedFinishForm } from '@/lib/assisted/schema';
import { checkPages, pagesToFinish } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { finishForSomebody } from '../../actions';
import { AssistedStep } from '../assisted-page';

export default async function AssistedSignaturePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, `/manage/assisted/${route.ref}/signature`);
  const { application, assisted } = await orMissing(locale, assistedApplication(actor, route.ref));
  const { ref, status, set, answers, conflicts, deadline, now } = application;
  const whyNot = whyNotAskForSignOff({ status, unfinished: pagesToFinish(checkPages(set, answers)), conflicts: conflicts.length, certifiers: 1 }, deadline, now);
  const [title, submit] = [say('assisted.finish.title'), say('assisted.finish.submit')];
  return (
    <AssistedStep {...{ locale, actor, applicationRef: ref, step: 'signature', title, submit, whyNot }}>
      <Form
        {...formProps(locale, assistedFinishForm, finishForSomebody, { hidden: { ref } })}
        title={title}
        caption={ref}
        submit={submit}
        intro={
          <>
            <p className="govuk-body">{assisted.certifierEmail ? say('assisted.finish.byLink', { name: assisted.certifierName, email: assisted.certifierEmail }) : say('assisted.finish.onPaper', { name: assisted.certifierName })}</p>
            <AnswerSections locale={locale} set={set} answers={answers} />
          </>
        }
      />
    </AssistedStep>
  );
}
