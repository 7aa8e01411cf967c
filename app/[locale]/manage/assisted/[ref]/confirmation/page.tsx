import { AnswerSections } from '@/app/[locale]/apply/applications/[ref]/sections';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { whyNotSubmit } from '@/lib/application/rules';
import { assistedApplication } from '@/lib/assisted/queries';
import { whyNotConfirmPaper } from '@/lib/assisted/rules';
import { paperConfirmationForm } from '@/lib/assisted/schema';
import { formatDate } from '@/lib/dates';
import { Refusal } from '@/lib/refusal';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { confirmSignedPaper } from '../../actions';
import { AssistedStep } from '../assisted-page';

export default async function PaperConfirmationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, `/manage/assisted/${route.ref}/confirmation`);
  const found = await orMissing(locale, assistedApplication(actor, route.ref));
  const { application, assisted } = found;
  const [title, submit] = [say('assisted.confirmation.title'), say('assisted.confirmation.submit')];
  const facts = { name: assisted.certifierName, when: formatDate(assisted.paperSignedOn ?? '2000-01-01', locale), kept: assisted.paperKept ?? '', officer: assisted.paperRecordedByName ?? '' };
  return (
    <AssistedStep {...{ locale, actor, applicationRef: application.ref, step: 'confirmation', title, submit, whyNot: reasonOf(actor, found) }}>
      <Form
        {...formProps(locale, paperConfirmationForm, confirmSignedPaper, { hidden: { ref: application.ref } })}
        title={title}
        caption={application.ref}
        submit={submit}
        intro={
          <>
            <p className="govuk-body">{say('assisted.confirmation.intro', facts)}</p>
            <AnswerSections locale={locale} set={application.set} answers={application.answers} />
          </>
        }
      />
    </AssistedStep>
  );
}

/** Whoever recorded the paper is told that a second person is needed. */
function reasonOf(actor: Person, { application, assisted }: NonNullable<Awaited<ReturnType<typeof assistedApplication>>>): Refusal | undefined {
  const standing = whyNotConfirmPaper(assisted) ?? whyNotSubmit({ status: application.status, unfinished: 0, alone: false }, true, application.deadline, application.now);
  return standing ?? (may(actor, 'assisted.confirm_paper', { recordedBy: assisted.paperRecordedBy ?? '' }) ? undefined : new Refusal('second_person_needed'));
}
