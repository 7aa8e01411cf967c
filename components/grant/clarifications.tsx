import type { Clarification, ClarifiedAnswer } from '../../lib/clarification/rules';
import { formatDate, formatInstant } from '../../lib/dates';
import type { RawValue } from '../../lib/field';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { Tag } from '../govuk/tag';
import { Answer } from './answers';

/** Every request of the fund with the old and the new answers, newest first: the same for applicant, officer and assessor. */
export function Clarifications({ locale, clarifications }: { locale: Locale; clarifications: readonly Clarification[] }) {
  if (clarifications.length === 0) return null;
  return (
    <section aria-labelledby="clarifications">
      <h2 className="govuk-heading-m" id="clarifications">
        {words(locale)('clarification.title')}
      </h2>
      {clarifications.map((one) => (
        <Request key={one.askedAt.getTime()} locale={locale} clarification={one} />
      ))}
    </section>
  );
}

function Request({ locale, clarification }: { locale: Locale; clarification: Clarification }) {
  const say = words(locale);
  const { status, dueOn, overdue, askedAt, answeredAt, withdrawnAt, withdrawnReason, answerNumber, said } = clarification;
  return (
    <>
      <p className="govuk-body">
        <Tag colour={status === 'answered' ? 'green' : status === 'withdrawn' ? 'grey' : overdue ? 'red' : 'orange'}>{say(`clarification.state.${overdue ? 'overdue' : status}`)}</Tag>{' '}
        {say('clarification.asked', { when: formatInstant(askedAt, locale), due: formatDate(dueOn, locale) })}
        {answeredAt && ` ${say('clarification.answered', { when: formatInstant(answeredAt, locale), number: answerNumber ?? 0 })}`}
      </p>
      {said && (
        <p className="govuk-body">
          {say(`answers.said.${said.by}`, { when: formatDate(said.on, locale), officer: said.officer })} {say('answers.kept', { kept: said.kept })}
        </p>
      )}
      {withdrawnAt && <p className="govuk-body">{say('clarification.withdrawn', { when: formatInstant(withdrawnAt, locale), reason: withdrawnReason ?? '' })}</p>}
      <ChangedAnswers locale={locale} answers={clarification.answers} level={3} />
    </>
  );
}

/** Each question with what the fund asks about it, what was submitted, and, beside it, what is said now. */
export function ChangedAnswers({ locale, answers, level }: { locale: Locale; answers: readonly ClarifiedAnswer[]; level: 2 | 3 }) {
  const say = words(locale);
  const Heading = `h${level}` as const;
  return answers.map((one) => (
    <section key={one.question.name}>
      <Heading className="govuk-heading-s">{one.question.label[locale]}</Heading>
      {one.asks && <p className="govuk-body">{say('clarification.asks', { asks: one.asks })}</p>}
      <div className="app-conflict__texts">
        <Text locale={locale} heading={say('clarification.before')} of={one} value={one.before} />
        {'after' in one && <Text locale={locale} heading={say('clarification.after')} of={one} value={one.after} />}
      </div>
    </section>
  ));
}

function Text({ locale, heading, of: { question }, value }: { locale: Locale; heading: string; of: ClarifiedAnswer; value: RawValue }) {
  return (
    <div className="app-conflict__text">
      <p className="govuk-hint">{heading}</p>
      <div className="govuk-body"><Answer locale={locale} question={question} value={value} /></div>
    </div>
  );
}
