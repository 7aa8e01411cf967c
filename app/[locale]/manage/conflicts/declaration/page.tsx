import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { staffSignedIn } from '@/lib/access/session';
import { conflictsOfPerson } from '@/lib/conflict/queries';
import { yearForm } from '@/lib/conflict/schema';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { declareYear } from '../actions';

export default async function DeclareYearPage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const path = '/manage/conflicts/declaration';
  const actor = await staffSignedIn(locale, path);
  const { year, interests } = await orMissing(locale, conflictsOfPerson(actor));
  const open = interests.filter(({ endedOn }) => endedOn === null);
  const intro = open.length === 0 ? (
    <p className="govuk-body">
      {say('conflict.yearPage.nothing')}{' '}
      <a className="govuk-link" href={localPath(locale, '/manage/conflicts/new')}>
        {say('conflict.list.add')}
      </a>
    </p>
  ) : (
    <>
      <p className="govuk-body">{say('conflict.yearPage.intro')}</p>
      <ul className="govuk-list govuk-list--bullet">
        {open.map(({ ref, named, nature }) => (
          <li key={ref}>
            {named}: {nature}
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/conflicts'), label: say('conflict.list.title') }}>
      <Form {...formProps(locale, yearForm, declareYear)} title={say('conflict.yearPage.title', { year })} intro={intro} submit={say('conflict.yearPage.submit')} />
    </ServicePage>
  );
}
