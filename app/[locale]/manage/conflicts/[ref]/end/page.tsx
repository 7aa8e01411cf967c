import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { conflictsOfPerson } from '@/lib/conflict/queries';
import { endForm } from '@/lib/conflict/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { endConflict } from '../../actions';

export default async function EndConflictPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/conflicts/${route.ref}/end`;
  const actor = await staffSignedIn(locale, path);
  const { interests } = await orMissing(locale, conflictsOfPerson(actor));
  const one = interests.find(({ ref, endedOn }) => ref === route.ref && endedOn === null);
  if (!one) missing(locale);
  const intro = (
    <>
      <p className="govuk-body">{say('conflict.endPage.intro', { named: one.named, nature: one.nature })}</p>
      <p className="govuk-body">{say('conflict.endPage.stays')}</p>
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/conflicts'), label: say('conflict.list.title') }}>
      <Form {...formProps(locale, endForm, endConflict, { hidden: { ref: one.ref } })} title={say('conflict.endPage.title')} intro={intro} submit={say('conflict.endPage.submit')} />
    </ServicePage>
  );
}
