import { unstable_rethrow } from 'next/navigation';
import { type FormEvent, type RefObject, useActionState, useRef, useState, useTransition } from 'react';
import type { FieldError, WordedField } from '../../lib/field';
import type { ErrorSentences } from '../../lib/field-error';
import type { FormAction, FormState } from '../../lib/form-state';
import { refusedEvent } from './autosave';

type Posting = {
  action: FormAction;
  fields: readonly WordedField[];
  sentences: ErrorSentences;
  /** What is said when no answer came. */
  problem: string;
  saving: RefObject<Promise<FormState | undefined> | undefined>;
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
export function usePosting({ action, fields, sentences, problem, saving }: Posting) {
  const [posted, formAction] = useActionState(action, {});
  const [answer, setAnswer] = useState<Answer>();
  const [pending, startTransition] = useTransition();
  const underWay = useRef(false);
  const { state, errors } = answer ?? { state: posted, errors: posted.errors ?? none };

  async function post(element: HTMLFormElement, submitter: Submitter) {
    // The checks may fail to arrive: the server has its own.
    const refused = submitter?.formNoValidate ? none : await loadChecks().then(({ refusalsOf }) => refusalsOf(fields, sentences, element), () => none);
    // What is not sent is kept all the same, by a form that saves itself (autosave.ts).
    if (refused.length > 0) element.dispatchEvent(new Event(refusedEvent));
    const next: Answer = refused.length > 0 ? { state, errors: refused } : await sent(element, submitter);
    startTransition(() => setAnswer(next));
  }

  async function sent(element: HTMLFormElement, submitter: Submitter): Promise<Answer> {
    const next = await answerOf(action, state, dataOf(element, submitter, state, await saving.current), problem);
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

/** An autosave that was on its way has made a new version, which the page may not show yet. */
function dataOf(form: HTMLFormElement, submitter: Submitter, state: FormState, saved: FormState | undefined): FormData {
  const data = new FormData(form);
  for (const name of [...data.keys()]) if (name.startsWith('$ACTION')) data.delete(name); // what React wrote for the native door
  if (submitter?.name) data.append(submitter.name, submitter.value);
  const version = latest(state.version, saved?.version);
  if (version !== undefined) data.set('version', String(version));
  return data;
}

/** Calls the action. Only a lost connection or a bug throws; a redirect is Next's own business. */
async function answerOf(action: FormAction, state: FormState, data: FormData, problem: string): Promise<FormState> {
  try {
    return await action(state, data);
  } catch (error) {
    unstable_rethrow(error);
    console.error(error);
    return { ...state, errors: [{ name: '', sentence: problem }] };
  }
}

/** A version only grows: of what two answers said, the later holds. */
export const latest = (...versions: (number | undefined)[]): number | undefined => {
  const known = versions.filter((version) => version !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};
