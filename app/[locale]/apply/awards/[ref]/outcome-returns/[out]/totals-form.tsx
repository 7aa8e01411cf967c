'use client';

import { useEffect, useRef, useState } from 'react';
import { KeptNotice, useKeptWords } from '@/components/form/kept-words';
import { Button, ButtonGroup } from '@/components/govuk/button';
import { ErrorSummary } from '@/components/govuk/error-summary';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import type { FieldError } from '@/lib/field';
import type { FormAction } from '@/lib/form-state';
import type { Locale } from '@/lib/locale';
import type { RegisterWords, TotalsWords } from '@/lib/outcome-return/client-words';
import type { Totals } from '@/lib/outcome-return/definitions';
import { blocks } from '@/lib/outcome-return/layout';
import { checkTotals, type Finding, findingSentence, inSummary } from '@/lib/outcome-return/rules';
import { totalsOf, type Typed, typedFrom } from '@/lib/outcome-return/schema';
import { fill } from '@/lib/outcome-return/shown';
import { BesideRegister } from './beside-register';
import { fillBoxes } from './boxes';
import { BlockFields, type Boxes } from './totals-fields';
import { useSaving } from './use-saving';

export type TotalsFormProps = {
  locale: Locale;
  words: { totals: TotalsWords; register: RegisterWords };
  action: FormAction;
  hidden: Record<string, string>;
  typed: Typed;
  version: number;
  /** It was saved before, so that what is wrong is said at once. */
  begun: boolean;
  savedAt: string;
  /** Dates in words: the period's end, and that of what stands beside. */
  until: string;
  besideUntil?: string;
  beside?: Totals;
  floor?: Totals;
  /** YYYY-MM-DD. */
  periodEnd: string;
  today: string;
  here: string;
};

/** One page of totals: saved as it is typed, right or wrong, and checked by the one rule set, here and on the server alike. */
export function TotalsForm(props: TotalsFormProps) {
  const { words, locale, hidden, floor } = props;
  const form = useRef<HTMLFormElement>(null);
  const kept = useKeptWords();
  const version = kept?.version ?? props.version;
  const { state, pending, quiet, formAction, onSubmit } = useSaving({ action: props.action, form, version, problem: words.totals.unsaved });
  const raw = state.raw ?? kept?.raw;
  const typed = raw ? typedFrom(raw) : props.typed;
  const findings = props.begun || raw ? checkTotals(totalsOf(typed), floor) : [];
  const boxes: Boxes = { ...props, words: words.totals, typed, theirs: state.theirs, findings };
  const title = fill(words.totals.title, { date: props.until });
  const errors = findings.filter((one) => one.level === 'error');

  return (
    <>
      <title>{`${errors.length > 0 ? `${words.totals.errorPrefix} ` : ''}${title} – ${words.totals.serviceName}`}</title>
      {kept && !state.notice && <KeptNotice words={words.totals.kept} />}
      <Answer state={state} theirs={state.theirs} props={props} />
      <Findings errors={errors} warnings={findings.filter((one) => one.level === 'warning')} words={words.totals} locale={locale} answer={state} />
      <BesideRegister words={words.register} locale={locale} until={props.periodEnd} untilWords={props.until} today={props.today} onTotals={(totals) => fillBoxes(form.current, totals)} />
      <form ref={form} action={formAction} onSubmit={onSubmit} noValidate>
        <button type="submit" name="intent" value="save" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" />
        {Object.entries({ ...hidden, version: String(state.version ?? version) }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {blocks.map((block) => (
          <BlockFields key={block.key} block={block} boxes={boxes} />
        ))}
        <ButtonGroup>
          <Button name="intent" value="continue" aria-disabled={pending || undefined}>
            {words.totals.continue}
          </Button>
          <Button look="secondary" name="intent" value="save" aria-disabled={pending || undefined}>
            {words.totals.save}
          </Button>
        </ButtonGroup>
        <p className="govuk-body-s" role="status">
          {pending ? words.totals.saving : (quiet ?? (props.begun ? fill(words.totals.saved, { time: props.savedAt }) : ''))}
        </p>
      </form>
    </>
  );
}

/** What became of the last press of a button: saved, refused, or too late. */
function Answer({ state, theirs, props }: { state: { notice?: string; errors?: FieldError[] }; theirs: Typed | undefined; props: TotalsFormProps }) {
  const { words } = props;
  if (theirs) {
    return (
      <NotificationBanner title={words.totals.lateHeading} id="late">
        <p className="govuk-body">{words.totals.lateIntro}</p>
        <p className="govuk-body">
          <a className="govuk-link" href={props.here}>
            {words.totals.lateDiscard}
          </a>
        </p>
      </NotificationBanner>
    );
  }
  if (state.errors?.length) return <ErrorSummary heading={words.totals.errorsHeading} errors={state.errors.map(({ name, sentence }) => ({ sentence, id: name || undefined }))} />;
  if (!state.notice) return null;
  return (
    <NotificationBanner title={words.totals.done} success>
      {state.notice}
    </NotificationBanner>
  );
}

type FindingsProps = { errors: readonly Finding[]; warnings: readonly Finding[]; words: TotalsWords; locale: Locale; answer: object };

/** Errors first and apart: warnings never drown them. Takes the focus when a press of the button found something wrong. */
function Findings({ errors, warnings, words, locale, answer }: FindingsProps) {
  const summary = useRef<HTMLDivElement>(null);
  const [first] = useState(answer);
  useEffect(() => {
    if (answer !== first) summary.current?.focus();
  }, [answer, first]);
  return (
    <>
      {errors.length > 0 && <ErrorSummary ref={summary} heading={words.errorsHeading} errors={inSummary(errors).map((one) => ({ sentence: findingSentence(one, locale), id: one.key }))} />}
      {warnings.length > 0 && (
        <section className="app-findings" aria-labelledby="warnings">
          <h2 className="govuk-heading-s" id="warnings">
            {words.warningsHeading}
          </h2>
          <p className="govuk-body-s">{words.warningsIntro}</p>
          <ul className="govuk-list govuk-list--bullet">
            {warnings.map((one) => (
              <li key={`${one.key} ${one.code}`}>
                <a className="govuk-link" href={`#${one.key}`}>
                  {findingSentence(one, locale)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

