import { useEffect, useMemo, useRef, useState } from 'react';
import { type Choice, type Choices, laidOver } from '@/lib/decision/simulation';

type By = Choices['by'];

/** The box of the form above in which choices travel that were made here and not yet saved. */
export const choicesBox = 'choices';

/** Choices as they are made, at once; the form that saves the line takes them along. Nothing is sent before it is saved. */
export function useChoices(saved: By): { by: By; unsaved: number; choose: (ref: string, choice: Choice) => void } {
  const [changed, setChanged] = useState<By>({});
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    // Just before it is posted: whatever was drawn anew since, the box holds what is shown.
    const carry = (event: Event) => {
      const box = event.target instanceof HTMLFormElement ? event.target.elements.namedItem(choicesBox) : null;
      if (box instanceof HTMLInputElement) box.value = Object.keys(latest.current).length === 0 ? '' : JSON.stringify(latest.current);
    };
    document.addEventListener('submit', carry, true);
    return () => document.removeEventListener('submit', carry, true);
  }, []);
  const by = useMemo(() => laidOver(saved, changed), [saved, changed]);
  return { by, unsaved: Object.keys(changed).length, choose: (ref, choice) => setChanged((before) => ({ ...before, [ref]: choice })) };
}
