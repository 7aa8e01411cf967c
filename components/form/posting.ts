import { unstable_rethrow } from 'next/navigation';
import { type FormEvent, useActionState, useRef, useState, useTransition } from 'react';
import type { FieldError, WordedField } from '../../lib/field';
import type { ErrorSentences } from '../../lib/field-error';
import type { FormAction, FormState } from '../../lib/form-state';
import { type Arrived, arrivedEvent, refusedEvent } from './use-keeping';

type Posting = {
  action: FormAction;
  fields: readonly WordedField[];
  sentences: ErrorSentences;
  /** What is said when no answer came. */
  problem: string;
  /** The page's own address: what a refusal finds its form by without JavaScript, where the form's key changes with the data. */
  at?: string;
};

/** What stands on the page: the server's last answer, or what this browser has refused to send since. */
type Answer = { state: FormState; errors: readonly FieldError[] };
type Submitter = HTMLButtonElement | null;

const loadChecks = () => import('./resolver');

/**
 * One way in, two doors. Without JavaScript, and before it has arrived, the form posts natively and React gives the answer
 * through `useActionState`. With it we check first and call the same action ourselves: a lost connection then loses no words,
 * and React does not empty the boxes afterwards.
 */
export function usePosting({ action, fields, sentences, problem, at }: Posting) {
  const [posted, formAction] = useActionState(action, {}, at);
  const [answer, setAnswer] = useState<Answer>();
  const [pending, startTransition] = useTransition();
  const underWay = useRef(false);
  const { state, errors } = answer ?? { state: posted, errors: posted.errors ?? none };

  async function post(element: HTMLFormElement, submitter: Submitter) {
    // The checks may fail to arrive: the server has its own.
    const refused = submitter?.formNoValidate ? none : await loadChecks().then(({ refusalsOf }) => refusalsOf(fields, sentences, element), () => none);
    const next: Answer = refused.length > 0 ? { state, errors: refused } : await sent(element, submitter);
    // What did not arrive is kept all the same, by a form that saves itself (keeping.ts).
    if (refused.length > 0 || next.state.unsaved) element.dispatchEvent(new Event(refusedEvent));
    startTransition(() => setAnswer(next));
  }

  async function sent(element: HTMLFormElement, submitter: Submitter): Promise<Answer> {
    const data = dataOf(element, submitter, state);
    const arrived = (notice?: string) => element.dispatchEvent(new CustomEvent<Arrived>(arrivedEvent, { detail: { order: Number(data.get('order')), notice } }));
    const next = await answerOf(action, { ...state, unsaved: undefined }, data, { problem, arrived });
    if (!next.unsaved) arrived(next.notice);
    return { state: next, errors: next.errors ?? none };
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (underWay.current) return;
    underWay.current = true;
    const { submitter } = event.nativeEvent as SubmitEvent;
    startTransition(() => post(event.currentTarget, submitter as Submitter).finally(() => {
      underWay.current = false;
    }));
  }

  return { state, errors, pending, formAction, onSubmit, prepare: () => void loadChecks().catch(() => undefined) };
}

const none: readonly FieldError[] = [];

function dataOf(form: HTMLFormElement, submitter: Submitter, state: FormState): FormData {
  const data = new FormData(form);
  for (const name of [...data.keys()]) if (name.startsWith('$ACTION')) data.delete(name); // what React wrote for the native door
  if (submitter?.name) data.append(submitter.name, submitter.value);
  if (state.version !== undefined) data.set('version', String(state.version));
  return data;
}

/** Calls the action. Only a lost connection or a bug throws; a redirect, which is Next's own business, means that the words have arrived. */
async function answerOf(action: FormAction, state: FormState, data: FormData, { problem, arrived }: { problem: string; arrived: () => void }): Promise<FormState> {
  try {
    return await action(state, data);
  } catch (error) {
    if (isRedirectError(error)) arrived();
    unstable_rethrow(error);
    console.error(error);
    return { ...state, errors: [{ name: '', sentence: problem }], unsaved: true };
  }
}

/** How Next's redirect() is told from a failure: it has no public name for it. */
const isRedirectError = (error: unknown): boolean => typeof error === 'object' && error !== null && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT');
