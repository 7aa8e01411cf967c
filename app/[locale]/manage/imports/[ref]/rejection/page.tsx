import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { staffSignedIn } from '@/lib/access/session';
import { whyNotRejectNow } from '@/lib/award-import/next-steps';
import { importForStaff } from '@/lib/award-import/queries';
import { rejectionForm } from '@/lib/award-import/schema';
import { localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { rejectFile } from '../../actions';
import { importPath, titleOf } from '../about';

export default async function RejectionPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `${importPath(route.ref)}/rejection`;
  const actor = await staffSignedIn(locale, path);
  const file = await importForStaff(actor, route.ref);
  if (!file) missing(locale);
  const whyNot = whyNotRejectNow(actor, file);
  const title = say('imports.rejection.title');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={whyNot ? title : undefined} back={{ href: localPath(locale, importPath(file.ref)), label: titleOf(locale, file) }}>
      {whyNot ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id="reject" reason={refusalSentence(locale, whyNot)}>
            {say('imports.rejection.submit')}
          </BlockedButton>
        </>
      ) : (
        <Form
          {...formProps(locale, rejectionForm, rejectFile, { hidden: { ref: file.ref } })}
          title={title}
          caption={file.ref}
          warning
          submit={say('imports.rejection.submit')}
          intro={<p className="govuk-body">{say('imports.rejection.body')}</p>}
        />
      )}
    </ServicePage>
  );
}
