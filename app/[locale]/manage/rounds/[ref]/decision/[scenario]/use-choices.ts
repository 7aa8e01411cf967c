import { useEffect, useMemo, useRef, useState } from 'react';
import { type Choice, type Choices, laidOver } from '@/lib/decision/simulation';

type By = Choices['by'];

/** The box of the form above in which choices travel that were made here and not yet saved. */
const choicesBox = 'choices';

/** Choices as they are made, at once; the form that saves the line takes them along. Nothing is sent before it is saved. */
export function useChoices(saved: By): { by: By; unsaved: number; choose: (ref: string, choice: Choice) => void } {
  const [changed, setChanged] = useState<By>({});
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    // As the form is read, which is some time after it was sent: its boxes may have been drawn anew meanwhile.
    const carry = ({ formData }: FormDataEvent) => {
      if (formData.has(choicesBox)) formData.set(choicesBox, Object.keys(latest.current).length === 0 ? '' : JSON.stringify(latest.current));
    };
    document.addEventListener('formdata', carry);
    return () => document.removeEventListener('formdata', carry);
  }, []);
  const by = useMemo(() => laidOver(saved, changed), [saved, changed]);
  return { by, unsaved: Object.keys(changed).length, choose: (ref, choice) => setChanged((before) => ({ ...before, [ref]: choice })) };
}
