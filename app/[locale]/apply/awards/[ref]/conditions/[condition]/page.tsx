import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { ConditionFacts } from '@/components/grant/conditions';
import { BlockedButton, Button } from '@/components/govuk/button';
import { ErrorSummary } from '@/components/govuk/error-summary';
import { FileUpload } from '@/components/govuk/file-upload';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { may } from '@/lib/access/policy';
import { signedIn } from '@/lib/access/session';
import { isAttachmentProblem, limitsOf } from '@/lib/attachment/rules';
import { conditionsForRecipient } from '@/lib/condition/queries';
import type { Condition } from '@/lib/condition/condition';
import { isOpen } from '@/lib/condition/rules';
import { evidenceForm } from '@/lib/condition/schema';
import { evidenceField } from '@/lib/condition/vocabulary';
import { type Locale, localPath } from '@/lib/locale';
import { Refusal } from '@/lib/refusal';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { answer } from '../actions';

/** What the fund asks for, and where the recipient shows it: files first, then the answer that sends them. */
export default async function OwnConditionPage(props: RouteProps<'ref' | 'condition'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const award = `/apply/awards/${route.ref}`;
  const path = `${award}/conditions/${route.condition}`;
  const actor = await signedIn(locale, path);
  const found = await conditionsForRecipient(actor, route.ref);
  const condition = found?.conditions.find(({ ref }) => ref === route.condition);
  if (!found || !condition) missing(locale);
  const problem = problemOf(locale, query.problem);
  const member = may(actor, 'condition.answer', found.award);
  // Without a file's problem to tell of, the title is the answer's form's: it knows when it came back.
  const title = problem ? `${say('error.prefix')} ${condition.requirement}` : isOpen(condition.status) && member ? undefined : condition.requirement;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, award), label: say('condition.backToAward') }}>
      {problem && <ErrorSummary heading={say('error.summaryHeading')} errors={[{ sentence: problem, id: 'file' }]} />}
      {query.removed && <NotificationBanner title={say('award.done.title')} success>{say('condition.removal.done')}</NotificationBanner>}
      {query.uploaded && <NotificationBanner title={say('award.done.title')} success>{say('condition.upload.uploaded')}</NotificationBanner>}
      <span className="govuk-caption-l">{`${found.award.ref}, ${found.award.title}`}</span>
      <h1 className="govuk-heading-l">{condition.requirement}</h1>
      <ConditionFacts locale={locale} condition={condition} own removal={isOpen(condition.status) && member ? `${path}/removal` : undefined} />
      <Answer locale={locale} award={route.ref} condition={condition} member={member} problem={problem} />
    </ServicePage>
  );
}

function problemOf(locale: Locale, code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  return refusalSentence(locale, isAttachmentProblem(code) ? new Refusal(code, limitsOf(evidenceField, 0)) : new Refusal('attachment_missing'));
}

type AnswerProps = { locale: Locale; award: string; condition: Condition; member: boolean; problem: string | undefined };

function Answer({ locale, award, condition, member, problem }: AnswerProps) {
  const say = words(locale);
  if (!isOpen(condition.status) || !member) {
    return <BlockedButton id="answer" reason={member ? say('condition.evidence.ruled', { state: say(`state.condition.${condition.status}`) }) : say('condition.evidence.onlyMember')}>{say('condition.evidence.submit')}</BlockedButton>;
  }
  return (
    <>
      <h2 className="govuk-heading-m">{say('condition.evidence.title')}</h2>
      <p className="govuk-body">{say(condition.status === 'answered' ? 'condition.upload.again' : 'condition.upload.first')}</p>
      <form action={localPath(locale, `/attachments/conditions/${condition.ref}`)} method="post" encType="multipart/form-data">
        <FileUpload name="file" label={say('condition.upload.label')} hint={say('condition.upload.hint')} accept={evidenceField.accept} error={problem} />
        <Button look="secondary">{say('condition.upload.submit')}</Button>
      </form>
      <Form {...formProps(locale, evidenceForm, answer, { hidden: { award, condition: condition.ref }, values: { note: condition.answer ?? '' } })} {...(problem ? {} : { title: condition.requirement, heading: 'none' })} submit={say('condition.evidence.submit')} />
    </>
  );
}
