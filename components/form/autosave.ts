import { type RefObject, useEffect, useRef, useState } from 'react';
import type { FormAction, FormState } from '../../lib/form-state';

const pause = 5_000;

/** Said on a form whose words this browser did not send, because something in them is wrong. */
export const refusedEvent = 'refused';

/**
 * Keeps what is typed: a few seconds after the last key, when the person looks away, and when something was wrong with it. Posts the form with
 * `intent=autosave`; the action answers with a notice and the new version and refuses nothing that is merely unfinished.
 */
export function useAutosave(on: boolean, action: FormAction, form: RefObject<HTMLFormElement | null>) {
  const saving = useRef<Promise<FormState | undefined>>(undefined);
  const [saved, setSaved] = useState<FormState>();

  useEffect(() => {
    const element = form.current;
    if (!on || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = async () => {
      clearTimeout(timer);
      timer = undefined;
      const before = await saving.current;
      const data = new FormData(element);
      data.set('intent', 'autosave');
      if (before?.version !== undefined) data.set('version', String(before.version));
      // A failed save says nothing: the next key tries again, and the button tells the truth.
      saving.current = action({}, data).catch(() => before);
      setSaved(await saving.current);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(save, pause);
    };
    const leaving = () => document.hidden && timer && save();
    const stop = () => clearTimeout(timer);
    element.addEventListener('input', later);
    element.addEventListener('submit', stop);
    element.addEventListener(refusedEvent, save);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      stop();
      element.removeEventListener('input', later);
      element.removeEventListener('submit', stop);
      element.removeEventListener(refusedEvent, save);
      document.removeEventListener('visibilitychange', leaving);
    };
  }, [on, action, form]);

  return { saving, saved };
}
