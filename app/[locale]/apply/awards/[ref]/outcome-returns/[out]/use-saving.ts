import { unstable_rethrow } from 'next/navigation';
import { type FormEvent, type RefObject, useActionState, useEffect, useRef, useState, useTransition } from 'react';
import type { FormAction, FormState } from '@/lib/form-state';
import type { Typed } from '@/lib/outcome-return/schema';

/** `theirs`: what stands in the database, when these totals came too late to replace it. */
export type TotalsState = FormState & { theirs?: Typed };
type Given = { action: FormAction; form: RefObject<HTMLFormElement | null>; version: number; problem: string };

const pause = 5_000;

/**
 * Saves a page that may be saved wrong, so nothing is checked before it is sent. Every save of the page waits for the one before
 * it, and takes the version that one left: a person never comes too late for themselves. While two people's figures stand side by
 * side, only the person's own press of the button chooses.
 */
export function useSaving({ action, form, version: first, problem }: Given) {
  const [posted, formAction] = useActionState<TotalsState, FormData>(action, {});
  const [answer, setAnswer] = useState<TotalsState>();
  const [quiet, setQuiet] = useState<string>();
  const [pending, startTransition] = useTransition();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const version = useRef(posted.version ?? first);
  const paused = useRef(false);
  const state = answer ?? posted;

  async function post(intent: string): Promise<TotalsState> {
    const element = form.current;
    if (!element) return {};
    const data = new FormData(element);
    data.set('intent', intent);
    data.set('version', String(version.current));
    const next: TotalsState = await action({}, data);
    version.current = next.version ?? version.current;
    paused.current = next.theirs !== undefined;
    return next;
  }

  function save(intent: string) {
    startTransition(async () => {
      const turn = queue.current.then(() => post(intent));
      queue.current = turn.catch(() => undefined);
      try {
        const next = await turn;
        if (intent === 'autosave' && !next.theirs && !next.errors) setQuiet(next.notice);
        else startTransition(() => setAnswer(next));
      } catch (error) {
        unstable_rethrow(error);
        // A lost connection loses no words: they are in the boxes, and the next try takes them.
        if (intent !== 'autosave') startTransition(() => setAnswer({ ...state, errors: [{ name: '', sentence: problem }] }));
      }
    });
  }

  useAutosave(form, () => !paused.current && save('autosave'));

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // as: a form of ours is sent by its buttons
    const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    save(submitter?.value || 'save');
  }

  return { state, pending, quiet, formAction, onSubmit };
}

/** A few seconds after the last key, and when the person looks away. */
function useAutosave(form: RefObject<HTMLFormElement | null>, save: () => void) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const now = () => {
      clearTimeout(timer);
      timer = undefined;
      latest.current();
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(now, pause);
    };
    const leaving = () => document.hidden && timer && now();
    const stop = () => {
      clearTimeout(timer);
      timer = undefined;
    };
    element.addEventListener('input', later);
    element.addEventListener('submit', stop);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      stop();
      element.removeEventListener('input', later);
      element.removeEventListener('submit', stop);
      document.removeEventListener('visibilitychange', leaving);
    };
  }, [form]);
}
