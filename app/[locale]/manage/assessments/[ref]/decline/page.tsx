import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { declineForm } from '@/lib/assessment/assessing-forms';
import { assignmentForAssessor } from '@/lib/assessment/queries/assessor';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { decline } from './actions';
import { BlockedStep } from '../blocked-step';
import { captionOf } from '../caption';

export default async function DeclinePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/assessments/${route.ref}`;
  const actor = await staffSignedIn(locale, `${path}/decline`);
  const mine = await orMissing(locale, assignmentForAssessor(actor, route.ref));
  if (mine.scoredAt || mine.applicationStatus !== 'in_assessment') return <BlockedStep locale={locale} actor={actor} mine={mine} step="decline" />;
  return (
    <ServicePage locale={locale} path={`${path}/decline`} actor={actor} back={{ href: localPath(locale, path), label: say('assessment.file.backToFile') }}>
      <Form
        {...formProps(locale, declineForm, decline, { hidden: { ref: mine.ref } })}
        title={say('assessing.decline.title')}
        caption={captionOf(mine)}
        intro={<p className="govuk-body">{say('assessing.decline.intro')}</p>}
        submit={say('assessing.decline.submit')}
        warning
      />
    </ServicePage>
  );
}
