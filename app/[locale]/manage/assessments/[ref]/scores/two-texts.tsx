import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import type { KeptApart } from '@/lib/assessment/draft-rules';
import type { OwnAssignment } from '@/lib/assessment/queries/assessor';
import { wordedScoreFields } from '@/lib/assessment/score-form';
import { formatInstant } from '@/lib/dates';
import type { WordedField } from '@/lib/field';
import type { Locale } from '@/lib/locale';
import { words } from '@/lib/words';
import { chooseText } from './actions';

/** Texts of one box that were saved in two places, side by side, and a choice between them. Nothing is lost whichever is chosen. */
export function TwoTexts({ locale, mine }: { locale: Locale; mine: OwnAssignment }) {
  const names = [...new Set(mine.apart.map(({ name }) => name))];
  return names.map((name) => <Choice key={`${name} ${mine.draftVersion}`} locale={locale} mine={mine} name={name} apart={mine.apart.filter((one) => one.name === name)} />);
}

function Choice({ locale, mine, name, apart }: { locale: Locale; mine: OwnAssignment; name: string; apart: readonly KeptApart[] }) {
  const say = words(locale);
  const when = (at: string) => formatInstant(new Date(at), locale);
  const label = wordedScoreFields(locale, mine).find((field) => field.name === name)?.label ?? name;
  const options = Object.fromEntries([['saved', { label: say('assessing.scores.keepStanding') }], ...apart.map(({ at }) => [at, { label: say('assessing.scores.keepOther', { when: when(at) }) }])]);
  const choice: WordedField = { kind: 'oneOf', name: 'choice', label: say('assessing.scores.choice.label'), missing: say('assessing.scores.choice.missing'), options, cells: [] };
  return (
    <section className="app-conflict" aria-labelledby={`apart-${name}`}>
      <h2 className="govuk-heading-m" id={`apart-${name}`}>
        {say('assessing.scores.apart', { label })}
      </h2>
      <p className="govuk-body">{say('assessing.scores.apartIntro')}</p>
      <div className="app-conflict__texts">
        <Text caption={say('assessing.scores.standing')} text={String(mine.draft?.[name] ?? '')} />
        {apart.map(({ at, text }) => <Text key={at} caption={say('assessing.scores.other', { when: when(at) })} text={text} />)}
      </div>
      <Form {...formWords(locale)} action={chooseText} fields={[choice]} hidden={{ locale, ref: mine.ref, name, version: String(mine.draftVersion) }} submit={say('assessing.scores.choose')} />
    </section>
  );
}

function Text({ caption, text }: { caption: string; text: string }) {
  return (
    <div className="app-conflict__text">
      <p className="govuk-hint">{caption}</p>
      <p className="govuk-body app-wrap">{text}</p>
    </div>
  );
}
