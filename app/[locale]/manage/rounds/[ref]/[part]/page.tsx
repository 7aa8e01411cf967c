import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { may } from '@/lib/access/policy';
import type { WordedField } from '@/lib/field';
import { rawOf } from '@/lib/field-raw';
import type { Locale } from '@/lib/locale';
import { isRoundPart, roundParts } from '@/lib/programme/round-forms';
import type { RoundForStaff } from '@/lib/programme/round-queries';
import { word, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { saveRoundPart } from '../../actions';
import { roundAt, UnderRound } from '../../round-page';

export default async function RoundPartPage(props: RouteProps<'ref' | 'part'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const name = route.part;
  if (!isRoundPart(name)) missing(locale);
  const { actor, round, path } = await roundAt(locale, route.ref, `/manage/rounds/${route.ref}/${name}`);
  if (!may(actor, 'round.edit', null)) missing(locale);
  const part = roundParts[name];
  const form = formProps(locale, part, saveRoundPart, { values: rawOf(part.fields, part.show(round.rules)), hidden: { round: round.ref, part: name, version: String(round.version) } });
  return (
    <UnderRound {...{ locale, actor, round, path }}>
      <Form
        {...form}
        fields={form.fields.map((field) => withEnvelopes(locale, round, field))}
        title={say(`rounds.parts.${name}.title`)}
        submit={say('rounds.parts.save')}
        intro={<><p className="govuk-body">{word(locale, `rounds.parts.${name}.intro`)}</p>{(round.stage === 'open' || round.stage === 'closed') && <p className="govuk-body">{say(`rounds.parts.${round.stage}`)}</p>}</>}
      />
    </UnderRound>
  );
}

/** The envelope of a category, chosen among those of the round's nation. */
function withEnvelopes(locale: Locale, round: RoundForStaff, field: WordedField): WordedField {
  if (field.kind !== 'table' || field.name !== 'categories') return field;
  const options = Object.fromEntries(round.envelopes.map(({ key, label }) => [key, { label: label[locale] }]));
  const cells = field.cells.map((cell): WordedField => (cell.name === 'envelope' ? { kind: 'oneOf', as: 'select', name: cell.name, label: cell.label, hint: cell.hint, options, cells: [] } : cell));
  const columns = { ...field.columns, envelope: { kind: 'oneOf' as const, as: 'select' as const, options: Object.keys(options) } };
  return { ...field, cells, columns };
}
