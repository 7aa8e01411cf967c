import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { devolvedFileForm } from '@/lib/award-import/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { TemplateLinks } from '../../imports/template-links';
import { sendReport } from '../actions';

const path = '/manage/devolved/file';

export default async function DevolvedFilePage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!actor.nation || !may(actor, 'devolved_import.prepare', { nation: actor.nation })) missing(locale);
  const intro = (
    <>
      <p className="govuk-body">{say('imports.devolvedFile.intro', { nation: say(`state.nation.${actor.nation}`) })}</p>
      <TemplateLinks locale={locale} kind="devolved_awards" />
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/devolved'), label: say('imports.devolved.title') }}>
      <Form {...formProps(locale, devolvedFileForm, sendReport)} title={say('imports.devolvedFile.title')} intro={intro} submit={say('imports.devolvedFile.submit')} />
    </ServicePage>
  );
}
