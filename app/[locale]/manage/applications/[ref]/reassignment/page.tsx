import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { BlockedButton } from '@/components/govuk/button';
import { staffSignedIn } from '@/lib/access/session';
import { type OpenAssignment, openAssignmentsOf } from '@/lib/assessment/queries/assign';
import { wordedReassignFields } from '@/lib/assessment/reassign-form';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { captionOf, stepPath } from '../step-page';
import { reassign } from './actions';

export default async function ReassignmentPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `${stepPath(route.ref)}/reassignment`;
  const actor = await staffSignedIn(locale, path);
  const { application, open } = await orMissing(locale, openAssignmentsOf(actor, route.ref));
  const title = say('assessing.reassign.title');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={open.length === 0 ? title : undefined} back={{ href: localPath(locale, stepPath(application.ref)), label: say('assessment.file.backToFile') }}>
      {open.length === 0 ? (
        <>
          <span className="govuk-caption-l">{captionOf(application)}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id="reassign" reason={say('assessing.reassign.none')}>
            {say('assessing.reassign.submit')}
          </BlockedButton>
        </>
      ) : (
        <Form
          {...formWords(locale)}
          action={reassign}
          fields={wordedReassignFields(locale, offered(locale, open))}
          hidden={{ locale, ref: application.ref }}
          title={title}
          caption={captionOf(application)}
          intro={<p className="govuk-body">{say('assessing.reassign.intro')}</p>}
          submit={say('assessing.reassign.submit')}
          warning
        />
      )}
    </ServicePage>
  );
}

const offered = (locale: Locale, open: readonly OpenAssignment[]) => open.map(({ id, name, status }) => ({ id, label: name, hint: words(locale)(`state.assignment.${status}`) }));
