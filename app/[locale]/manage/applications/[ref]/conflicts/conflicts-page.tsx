import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import type { Person } from '@/lib/access/actor';
import type { ApplicationConflicts } from '@/lib/conflict/queries';
import type { Fields } from '@/lib/field';
import type { FormAction } from '@/lib/form-state';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { ServicePage } from '../../../../../service-page';

type Props = {
  locale: Locale; actor: Person; found: ApplicationConflicts; place: 'candidate' | 'finding' | 'lifting'; form: { place: string; fields: Fields }; action: FormAction;
  /** Whom there is to choose from: data, so the field's options come from here. */
  choice: { field: string; options: Record<string, { label: string }>; none: string };
  secondFactor?: boolean;
};

export const conflictsPath = (ref: string, page = '') => `/manage/applications/${ref}/conflicts${page}`;

/** One decision about who may meet an application: its form, or, where there is nobody to choose, the reason in its place. */
export function ConflictFormPage({ locale, actor, found, place, form, action, choice, secondFactor }: Props) {
  const say = words(locale);
  const path = conflictsPath(found.ref, `/${place}`);
  const title = say(`conflict.${place}Page.title`);
  const caption = `${found.ref}, ${found.title}`;
  const nobody = Object.keys(choice.options).length === 0;
  const given = formProps(locale, form, action, { hidden: { application: found.ref } });
  const fields = given.fields.map((field) => (field.name === choice.field ? { kind: 'oneOf' as const, name: field.name, label: field.label, missing: field.missing, options: choice.options, cells: [] } : field));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={nobody ? title : undefined} back={{ href: localPath(locale, conflictsPath(found.ref)), label: say('conflict.file.back') }}>
      {nobody ? (
        <>
          <span className="govuk-caption-l">{caption}</span>
          <h1 className="govuk-heading-l">{title}</h1>
          <BlockedButton id={place} reason={choice.none}>
            {say(`conflict.${place}Page.submit`)}
          </BlockedButton>
        </>
      ) : (
        <Form
          {...given}
          fields={fields}
          title={title}
          caption={caption}
          submit={say(`conflict.${place}Page.submit`)}
          intro={
            <>
              <p className="govuk-body">{say(`conflict.${place}Page.intro`)}</p>
              {secondFactor && <SecondFactorNotice locale={locale} actor={actor} now={found.now} here={path} />}
            </>
          }
        />
      )}
    </ServicePage>
  );
}
