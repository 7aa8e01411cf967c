import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { currentActor } from '@/lib/access/session';
import { optionsOf, type WordedField } from '@/lib/field';
import { rawOf } from '@/lib/field-raw';
import { type Locale, localPath } from '@/lib/locale';
import { type PublicRound, roundForPublic, roundsForPublic } from '@/lib/programme/queries';
import { questionsOf, wordedFields } from '@/lib/programme/questions';
import { ownQuestion, roundState } from '@/lib/programme/rules';
import { eligibilityForm } from '@/lib/programme/schema';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../route-props';
import { ServicePage } from '../../service-page';
import { checkEligibility } from './actions';

export default async function EligibilityPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const found = query.round ? await roundForPublic(query.round) : undefined;
  const actor = await currentActor();
  if (!found) {
    return (
      <ServicePage locale={locale} path="/check-eligibility" actor={actor} title={say('round.eligibility.title')}>
        <h1 className="govuk-heading-l">{say('round.eligibility.title')}</h1>
        <ChooseRound locale={locale} />
      </ServicePage>
    );
  }
  const { round } = found;
  const form = formProps(locale, eligibilityForm, checkEligibility, { hidden: { round: round.ref }, values: { ...answered(query), ...Object.fromEntries(ownQuestions(locale, round).map(({ name }) => [name, query[name]])) } });
  return (
    <ServicePage locale={locale} path={`/check-eligibility?round=${round.ref}`} actor={actor} back={{ href: localPath(locale, `/rounds/${round.ref}`), label: round.title[locale] }}>
      <Form
        {...form}
        fields={[...form.fields.map((field) => withTerms(locale, round, field)), ...ownQuestions(locale, round)]}
        title={say('round.eligibility.title')}
        submit={say('round.eligibility.submit')}
        intro={<p className="govuk-body">{say('round.eligibility.intro', { round: round.title[locale] })}</p>}
      />
    </ServicePage>
  );
}

async function ChooseRound({ locale }: { locale: Locale }) {
  const { rounds, now } = await roundsForPublic();
  return (
    <>
      <p className="govuk-body">{words(locale)('round.eligibility.choose')}</p>
      <ul className="govuk-list govuk-list--bullet">
        {rounds.filter((round) => roundState(round, now) !== 'closed').map((round) => (
          <li key={round.ref}>
            <a className="govuk-link" href={localPath(locale, `/check-eligibility?round=${round.ref}`)}>
              {round.title[locale]}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What this round asks besides the five questions of every round. */
const ownQuestions = (locale: Locale, { terms }: PublicRound): WordedField[] =>
  (terms.eligibility ?? []).map(({ key, label }) => ({ kind: 'yesNo', name: ownQuestion(key), label: label[locale], cells: [] }));

/** What somebody answered before, when they come back to change it. */
const answered = (query: Record<string, string | undefined>) => {
  const { kind, inNation, amount, focusArea, group } = query;
  const { amount: typed } = rawOf({ amount: { kind: 'money' } }, { amount: amount && /^\d{1,12}$/.test(amount) ? Number(amount) : undefined });
  return { kind, inNation, amount: typed, focusArea, group };
};

/** The round's own terms beside the question that asks about them. */
function withTerms(locale: Locale, round: PublicRound, field: WordedField): WordedField {
  const say = words(locale);
  const listed = (name: string) => {
    const [asked] = wordedFields(questionsOf(round.questionSet).filter((question) => question.name === name), locale);
    return asked && 'options' in asked ? optionsOf(asked).map(({ label }) => label).join('; ') : undefined;
  };
  const hints: Record<string, string | undefined> = {
    inNation: say('round.eligibility.inNation.where', { nation: say(`state.nation.${round.nation}`) }),
    focusArea: listed('focus_areas'),
    group: listed('groups'),
  };
  return { ...field, hint: hints[field.name] ?? field.hint };
}
