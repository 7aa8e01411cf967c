import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { Details } from '@/components/govuk/details';
import { InsetText } from '@/components/govuk/inset-text';
import type { Person } from '@/lib/access/actor';
import { namesForm } from '@/lib/assessment/assessing-forms';
import type { OwnAssignment } from '@/lib/assessment/queries/assessor';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { ServicePage } from '../../../../../service-page';
import { declareAmong } from '../../actions';

type Props = { locale: Locale; actor: Person; mine: OwnAssignment; names: readonly string[] };

/** Declaring before reading without names: against everybody who applied, in the order of the alphabet, never against the one. */
export function AmongApplicants({ locale, actor, mine, names }: Props) {
  const say = words(locale);
  const path = `/manage/assessments/${mine.ref}`;
  return (
    <ServicePage locale={locale} path={`${path}/declaration`} actor={actor} back={{ href: localPath(locale, path), label: say('assessment.file.backToFile') }}>
      <Form
        {...formProps(locale, namesForm, declareAmong, { hidden: { ref: mine.ref } })}
        title={say('anonymous.names.title')}
        caption={mine.ref}
        submit={say('anonymous.names.submit')}
        intro={
          <>
            <p className="govuk-body">{say('anonymous.names.intro')}</p>
            <InsetText>{say('anonymous.names.after')}</InsetText>
            <Details summary={say('anonymous.names.list', { count: names.length })} open={names.length <= 20}>
              <ul className="govuk-list">{names.map((name) => <li key={name}>{name}</li>)}</ul>
            </Details>
          </>
        }
      />
    </ServicePage>
  );
}
