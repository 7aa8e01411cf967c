'use client';

import { type ReactNode, useRef } from 'react';
import type { Raw, WordedField } from '../../lib/field';
import type { FormAction, FormState } from '../../lib/form-state';
import type { Limits } from '../../lib/sums';
import { Button, ButtonGroup } from '../govuk/button';
import { NotificationBanner } from '../govuk/notification-banner';
import type { Device } from './device';
import { FieldInput } from './field-input';
import { FormErrors } from './form-errors';
import type { FormWords } from './form-words';
import { KeepingStatus } from './keeping-status';
import { asItWas, KeptNotice, useKeptWords } from './kept-words';
import { usePosting } from './posting';
import { type Keeping, useKeeping } from './use-keeping';

export type FormProps = FormWords & {
  /** One of `formAction`'s: it gets the typed words and answers with a FormState, or redirects. */
  action: FormAction;
  fields: readonly WordedField[];
  /** What the boxes show at first: `rawOf(fields, values)`. What the person has typed since always wins. */
  values?: Raw;
  /** Posted along unseen: `key` and `version` among them, which the form's last answer replaces. */
  hidden?: Record<string, string>;
  /**
   * The page's own address (localPath), for a form whose `key` changes with what is stored. Without JavaScript React looks for the form that was
   * posted by its key: had somebody else changed the data meanwhile, the refusal and the typed words would find none. One form of an action to a page.
   */
  at?: string;
  /** The page's name, for its <title> and its h1. A page whose form has one gives no title itself. */
  title?: string;
  /** Something else on the page was refused, a file perhaps: its title says so without JavaScript too. */
  wrong?: boolean;
  /** Where the h1 comes from: the title, the only question's own label, or the page. */
  heading?: 'title' | 'first-label-is-h1' | 'none';
  /** The language of the questions, where it is another than the page's. */
  lang?: 'en' | 'cy';
  /** A small line above the h1: the section's name, "Question 3 of 9". */
  caption?: string;
  /** Between the heading and the first question. */
  intro?: ReactNode;
  /** Between the last question and the buttons. */
  children?: ReactNode;
  submit?: string;
  /** The button does what cannot be undone. */
  warning?: boolean;
  /** A second button; only the server checks what it sends ("Save and come back later"). */
  secondary?: { name: string; value: string; label: string };
  /** Keeps what is typed every few seconds: the action must know `intent=autosave`. Where there is one, at the form's own address for it. */
  autosave?: boolean | string;
  /** Where such a form keeps a copy of what has not reached the server. */
  device?: Device;
  /** What tables' totals are held against, by the table's name. */
  limits?: Readonly<Record<string, Limits>>;
};

/** The one form. Posts without JavaScript; with it, asks the server nothing that it can see is wrong. */
export function Form(props: FormProps) {
  const { action, fields, values = {}, hidden = {}, locale, sentences, labels, heading = props.title ? 'title' : 'none' } = props;
  const form = useRef<HTMLFormElement>(null);
  const keeping = useKeeping(props.autosave ?? false, { action, form, device: props.device });
  const { state, errors, pending, formAction, onSubmit, prepare } = usePosting({ action, fields, sentences, problem: labels.problem, at: props.at });
  const kept = useKeptWords([...fields.map(({ name }) => name), ...Object.keys(hidden)]);
  // What was sent stands whole: a list from which every tick was taken is not in it, and must not get its first ticks back.
  const raw = { ...(state.raw ? {} : values), ...kept?.raw, ...state.raw };
  const title = props.title ?? (heading === 'first-label-is-h1' ? fields[0]?.label : undefined);

  return (
    <div className="app-form">
      {title && <title>{`${errors.length > 0 || props.wrong ? `${sentences.prefix} ` : ''}${title} – ${labels.serviceName}`}</title>}
      {errors.length > 0 && <FormErrors heading={sentences.summaryHeading ?? ''} prefix={sentences.prefix ?? ''} errors={errors} fields={fields} />}
      {state.notice && errors.length === 0 && (
        <NotificationBanner title={labels.done} success>
          {state.notice}
        </NotificationBanner>
      )}
      {heading === 'title' && <Heading caption={props.caption} lang={props.lang}>{title}</Heading>}
      {kept && !state.notice && <KeptNotice words={labels.kept} />}
      {props.intro}
      <form ref={form} action={formAction} onSubmit={onSubmit} onFocus={prepare} noValidate>
        {fields.some((field) => field.kind === 'table') && <DefaultButton />}
        <Unseen hidden={kept ? { ...hidden, ...asItWas(hidden, kept) } : hidden} state={state} />
        {fields.map((field, index) => (
          <Spoken key={field.name} lang={props.lang}>
            <FieldInput {...{ field, errors, locale, sentences, labels }} value={raw[field.name]} limits={props.limits?.[field.name]} offers={state.offers} {...(index === 0 && heading === 'first-label-is-h1' ? asHeading : {})} />
          </Spoken>
        ))}
        {props.children}
        <Buttons {...props} pending={pending} keeping={keeping} />
      </form>
    </div>
  );
}

const asHeading = { labelSize: 'l', pageHeading: true } as const;

/** Enter in a box presses the form's first button, which must not be one that adds a row. */
function DefaultButton() {
  return <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" />;
}

const Spoken = ({ lang, children }: { lang?: string; children: ReactNode }) => (lang ? <div lang={lang}>{children}</div> : children);

function Heading({ caption, lang, children }: { caption?: string; lang?: string; children: ReactNode }) {
  return (
    <>
      {caption && <span className="govuk-caption-l">{caption}</span>}
      <h1 className="govuk-heading-l" lang={lang}>{children}</h1>
    </>
  );
}

function Unseen({ hidden, state }: { hidden: Record<string, string>; state: FormState }) {
  const { key, version } = state;
  const all = { ...hidden, ...(key === undefined ? {} : { key }), ...(version === undefined ? {} : { version: String(version) }) };
  return Object.entries(all).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** While the answer is awaited the button stays where it is, keeps the focus and says that it is busy. */
function Buttons({ submit, secondary, warning, labels, pending, keeping }: FormProps & { pending: boolean; keeping?: Keeping }) {
  const busy = pending || undefined;
  return (
    <>
      <ButtonGroup>
        <Button look={warning ? 'warning' : undefined} aria-disabled={busy}>
          {submit ?? labels.submit}
        </Button>
        {secondary && (
          <Button look="secondary" name={secondary.name} value={secondary.value} formNoValidate aria-disabled={busy}>
            {secondary.label}
          </Button>
        )}
      </ButtonGroup>
      <KeepingStatus keeping={keeping} pending={pending} labels={labels} />
    </>
  );
}
