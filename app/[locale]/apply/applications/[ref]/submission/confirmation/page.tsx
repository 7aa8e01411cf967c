import { redirect } from 'next/navigation';
import { tokenFrom } from '@/lib/access/confirmation';
import { signedIn } from '@/lib/access/session';
import { submissionUnderWay } from '@/lib/application/confirmation-queries';
import { applicationForMember } from '@/lib/application/queries';
import { submissionCodeForm, submissionLinkForm, submissionNewCodeForm } from '@/lib/application/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../../route-props';
import { ServicePage } from '../../../../../../service-page';
import { ConfirmAgain, NoConfirmation } from '../../../../confirm-again';
import { DeadlineNotice } from '../../deadline-notice';
import { nameOf } from '../../standing';
import { sendSubmissionCodeAgain, submitByCode, submitByLink } from '../actions';

const forms = { code: [submissionCodeForm, submitByCode], link: [submissionLinkForm, submitByLink], again: [submissionNewCodeForm, sendSubmissionCodeAgain] } satisfies Parameters<typeof ConfirmAgain>[0]['forms'];

/** For whoever is alone in their organisation: nobody else reads what they sign. */
export default async function SubmissionConfirmationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const submission = `/apply/applications/${route.ref}/submission`;
  const token = tokenFrom(query.token);
  const path = `${submission}/confirmation`;
  const actor = await signedIn(locale, token ? `${path}?token=${token}` : path);
  const application = await applicationForMember(actor, route.ref);
  if (!application) missing(locale);
  if (application.submittedAt) redirect(localPath(locale, `/apply/applications/${application.ref}/receipt`));
  const underWay = await submissionUnderWay(actor, application.ref);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={underWay ? undefined : say('application.confirmation.title')} back={{ href: localPath(locale, submission), label: say('application.confirmation.back') }}>
      {underWay ? (
        <ConfirmAgain {...{ locale, actor, forms, underWay, token }} place="application" what={`${application.ref}, ${nameOf(locale, application)}`} hidden={{ application: application.ref }}>
          <DeadlineNotice locale={locale} application={application} />
        </ConfirmAgain>
      ) : (
        <NoConfirmation locale={locale} place="application" back={submission} />
      )}
    </ServicePage>
  );
}
