import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { rawOf } from '@/lib/field-raw';
import { valuesOfStructure } from '@/lib/programme/question-edit';
import { structureForm } from '@/lib/programme/question-forms';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../route-props';
import { UnderRound } from '../../../rounds/round-page';
import { saveStructure } from '../../actions';
import { draftAt } from '../../draft-page';

export default async function StructurePage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { page, set, hidden } = await draftAt(locale, route.ref, 'structure');
  return (
    <UnderRound {...page}>
      <Form {...formProps(locale, structureForm, saveStructure, { hidden, values: rawOf(structureForm.fields, valuesOfStructure(set)) })} title={say('rounds.structure.title')} submit={say('rounds.parts.save')} intro={<p className="govuk-body">{say('rounds.structure.intro')}</p>} />
    </UnderRound>
  );
}
