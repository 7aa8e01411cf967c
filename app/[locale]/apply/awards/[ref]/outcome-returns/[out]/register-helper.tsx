'use client';

import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { classes } from '@/components/govuk/classes';
import type { Locale } from '@/lib/locale';
import type { RegisterWords } from '@/lib/outcome-return/client-words';
import type { Totals } from '@/lib/outcome-return/definitions';
import type { OpenRegister } from './counted-register';
import { RegisterResult } from './register-result';

export type RegisterHelperProps = {
  words: RegisterWords;
  locale: Locale;
  /** The last day that counts, as YYYY-MM-DD and in words. */
  until: string;
  untilWords: string;
  today: string;
  onTotals: (totals: Totals) => void;
};

type Step = { is: 'waiting' } | { is: 'counting' } | { is: 'unreadable' } | { is: 'counted'; open: OpenRegister; name: string };

/**
 * Counts a dropped register in the browser. The file's box has no name and stands outside the form, so the form cannot send it;
 * no row is stored, and leaving the page forgets everything.
 */
export function RegisterHelper({ words, locale, until, untilWords, today, onTotals }: RegisterHelperProps) {
  const [step, setStep] = useState<Step>({ is: 'waiting' });
  const box = useRef<HTMLInputElement>(null);

  async function take(file: File | undefined) {
    if (!file) return;
    setStep({ is: 'counting' });
    try {
      const { openRegister } = await import('./counted-register');
      await painted();
      setStep({ is: 'counted', open: await openRegister(file, { today, until }), name: file.name });
    } catch {
      setStep({ is: 'unreadable' });
    }
    // The same file, mended, can be chosen again.
    if (box.current) box.current.value = '';
  }

  return (
    <section className="app-register" aria-labelledby="register-title">
      <h2 className="govuk-heading-m" id="register-title">
        {words.title}
      </h2>
      <p className="govuk-body">
        <strong>{words.promise}</strong>
      </p>
      <p className="govuk-body">{words.how}</p>
      <DropZone onFile={take}>
        <label className="govuk-label govuk-label--s" htmlFor="register">
          {words.drop}
        </label>
        <input ref={box} className="govuk-file-upload" id="register" type="file" accept=".csv,text/csv" onChange={(event) => take(event.target.files?.[0])} />
      </DropZone>
      <p className="govuk-body" role="status">
        {step.is === 'counting' ? words.counting : ''}
      </p>
      {step.is === 'unreadable' && <p className="govuk-error-message">{words.unreadable}</p>}
      {step.is === 'counted' && (
        <RegisterResult key={step.name + step.open.text.length} {...{ words, locale, until, untilWords, onTotals }} open={step.open} name={step.name} onForget={() => setStep({ is: 'waiting' })} />
      )}
    </section>
  );
}

/** Two frames: one to hand the words over, one to draw them, before the counting holds the thread for a moment. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

function DropZone({ onFile, children }: { onFile: (file: File | undefined) => void; children: ReactNode }) {
  const [over, setOver] = useState(false);
  const moved = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    // The box inside does the same with the keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a file is for the pointer alone
    <div
      className={classes('app-register__drop', over && 'app-register__drop--over')}
      onDragOver={(event) => moved(event, true)}
      onDragLeave={(event) => moved(event, false)}
      onDrop={(event) => {
        moved(event, false);
        onFile(event.dataTransfer.files[0]);
      }}
    >
      {children}
    </div>
  );
}
