import { type RefObject, useEffect, useState } from 'react';
import type { FormAction, FormState } from '../../lib/form-state';
import type { Device } from './device';

/** Said on a form whose words this browser has not sent, or could not. */
export const refusedEvent = 'refused';
/** Said on a form whose words the server has. */
export const arrivedEvent = 'arrived';
/** The form's count of keys when they were sent, and what the server said. */
export type Arrived = { order: number; notice?: string };

/** Where what is typed stands. `kept`: a copy is on this device. */
export type Keeping = { state: 'unsaved' | 'saved' | 'lost' | 'refused'; notice?: string; kept?: boolean };

/** What is no answer of ours (a proxy's page, a service that is away) counts as no answer. */
const savingAt = (address: string) => async (data: FormData): Promise<FormState> => {
  const answer = await fetch(address, { method: 'POST', body: data });
  if (!answer.ok) throw new Error(`saving was answered with ${answer.status}`);
  return answer.json();
};

/** Lets a form keep what is typed into it. What does so is loaded only where a form wants it. */
export function useKeeping(on: boolean | string, { action, form, device }: { action: FormAction; form: RefObject<HTMLFormElement | null>; device?: Device }): Keeping | undefined {
  const [keeping, say] = useState<Keeping>();
  const { person, key, place } = device ?? {};
  useEffect(() => {
    const element = form.current;
    if (!on || !element) return;
    let stop: (() => void) | undefined;
    let gone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const begin = () =>
      import('./keeping').then(
        ({ keep }) => {
          if (!gone) stop = keep(element, { save: typeof on === 'string' ? savingAt(on) : (data) => action({}, data), say, device: person && key && place ? { person, key, place } : undefined });
        },
        // The line went down before it had come. The button saves without it.
        () => {
          if (!gone) again = setTimeout(begin, 5_000);
        },
      );
    void begin();
    return () => {
      gone = true;
      clearTimeout(again);
      stop?.();
    };
  }, [on, action, form, person, key, place]);
  return keeping;
}
