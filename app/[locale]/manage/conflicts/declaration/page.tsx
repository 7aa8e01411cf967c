import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { ButtonLink } from '@/components/govuk/button';
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
  const { year, declared, interests } = await orMissing(locale, conflictsOfPerson(actor));
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
  const title = say('conflict.yearPage.title', { year });
  const back = { href: localPath(locale, '/manage/conflicts'), label: say('conflict.list.title') };
  if (declared) {
    return (
      <ServicePage locale={locale} path={path} actor={actor} title={title} back={back}>
        <h1 className="govuk-heading-l">{title}</h1>
        <p className="govuk-body">{say('refusal.already_declared')}.</p>
        <ButtonLink href={localPath(locale, '/manage/conflicts/new')} look="secondary">{say('conflict.list.add')}</ButtonLink>
      </ServicePage>
    );
  }
  const form = formProps(locale, yearForm, declareYear);
  // Without a list nobody can say that it is complete.
  const fields = open.length > 0 ? form.fields : form.fields.map((field) => (field.kind === 'oneOf' ? { ...field, options: { none: field.options.none ?? { label: '' } } } : field));
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={back}>
      <Form {...form} fields={fields} title={title} intro={intro} submit={say('conflict.yearPage.submit')} />
    </ServicePage>
  );
}
