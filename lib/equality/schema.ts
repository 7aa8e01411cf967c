import { fields } from '../field';
import { equalityQuestions } from './vocabulary';

const asked = <const Options extends readonly string[]>(options: Options) => ({ kind: 'oneOf', options, optional: true }) as const;

export const equalityForm = {
  place: 'equality.form',
  fields: fields({
    round: { kind: 'hidden' },
    age: asked(equalityQuestions.age), sex: asked(equalityQuestions.sex), disability: asked(equalityQuestions.disability), ethnic_group: asked(equalityQuestions.ethnic_group),
    religion: asked(equalityQuestions.religion), orientation: asked(equalityQuestions.orientation), caring: asked(equalityQuestions.caring),
  }),
};
