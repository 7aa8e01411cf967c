'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldError } from '../../lib/field';
import { Button } from '../govuk/button';
import { DateInput } from '../govuk/date-input';
import { FileUpload } from '../govuk/file-upload';
import { Select } from '../govuk/select';
import { FormErrors } from './form-errors';
import { sendFile, type UploadState } from './uploading';

export type UploaderWords = {
  summaryHeading: string; prefix: string; choose: string; limits: string; button: string; cancel: string; goOn: string; label: string;
  dated: string; datedHint: string; day: string; month: string; year: string; replaces: string;
  /** With {name}, {percent} and {bytes} where they stand. */
  progress: string; waiting: string; signedOut: string; trouble: string; checking: string; done: string; cancelled: string; notConfirmed: string;
};

export type UploaderProps = {
  question: string;
  /** Where the application takes a file, and where the pieces of one go: …/REFERENCE/pieces. */
  applicationAt: string; at: string;
  page: string; accept: string; maxBytes: number; pieceBytes: number;
  dated: boolean;
  /** The only file, whose place a new one takes. */
  replaces?: string;
  /** The files among which one may be replaced, where the question takes several. */
  choices: { value: string; label: string }[];
  words: UploaderWords;
  /** A sentence for each thing that can be wrong with a file, with the limits of this question in it; those about the date by themselves. */
  problems: Record<string, string>; dateProblems: readonly string[];
  /** What a form sent without a script was answered. */
  problem?: string; typed?: { day?: string; month?: string; year?: string };
};

const idle: UploadState = { phase: 'idle', name: '', sent: 0, bytes: 0 };
const busy = ['sending', 'waiting', 'checking'];
const resting = ['signedOut', 'trouble'];

/** A file for a question. Without a script it is an ordinary form; with one, the file goes in pieces that survive a lost connection. */
export function Uploader(props: UploaderProps) {
  const { question, words, problems, maxBytes, accept } = props;
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<UploadState>({ ...idle, problem: props.problem });
  const { start, cancel } = useUpload(props, form, setState);
  const sentence = state.problem && (problems[state.problem] ?? state.sentence ?? words.notConfirmed);
  const isDate = state.problem !== undefined && props.dateProblems.includes(state.problem);
  const name = isDate ? `${question}-dated.day` : question;
  // A new refusal is a new list, which takes the focus, though it may say the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is a state of its own
  const errors = useMemo<FieldError[]>(() => (sentence ? [{ name, sentence }] : []), [state, name, sentence]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.includes(state.phase)) return;
    const file = new FormData(event.currentTarget).get('file') as File; // the form has this one file box
    const problem = seenBefore(file, accept, maxBytes);
    if (problem) setState({ ...idle, phase: 'refused', problem });
    else void start(file);
  }

  return (
    <div className="app-upload">
      {errors.length > 0 && <FormErrors heading={words.summaryHeading} prefix={words.prefix} errors={errors} />}
      <form ref={form} method="post" encType="multipart/form-data" action={props.applicationAt} onSubmit={onSubmit} noValidate>
        <input type="hidden" name="question" value={question} />
        <input type="hidden" name="page" value={props.page} />
        {props.replaces && <input type="hidden" name="replaces" value={props.replaces} />}
        {props.choices.length > 1 && <Select name="replaces" id={`${question}-replaces`} label={words.replaces} options={props.choices} />}
        {props.dated && <DateInput name="dated" id={`${question}-dated`} label={words.dated} labelSize="s" hint={words.datedHint} labels={words} defaultValues={props.typed} error={isDate ? sentence : undefined} errorPrefix={words.prefix} />}
        <FileUpload name="file" id={question} label={words.choose} labelSize="s" hint={words.limits} accept={accept} error={sentence && !isDate ? sentence : undefined} errorPrefix={words.prefix} />
        <Button look="secondary" aria-disabled={busy.includes(state.phase) || undefined}>{words.button}</Button>
      </form>
      <Standing state={state} words={words} cancel={cancel} goOn={() => form.current?.requestSubmit()} />
    </div>
  );
}

/** What needs no server to be seen. */
function seenBefore(file: File, accept: string, maxBytes: number): string | undefined {
  if (file.name === '') return 'attachment_missing';
  if (file.size === 0) return 'attachment_empty';
  if (!accept.split(',').some((ending) => file.name.toLowerCase().endsWith(ending.trim()))) return 'attachment_wrong_type';
  return file.size > maxBytes ? 'attachment_too_big' : undefined;
}

function useUpload(props: UploaderProps, form: RefObject<HTMLFormElement | null>, setState: (change: (before: UploadState) => UploadState) => void) {
  const router = useRouter();
  const running = useRef<{ stop: AbortController; ref?: string; name: string }>(undefined);
  // Somebody who leaves the page stops sending; what has arrived stays, and the same file goes on from there.
  useEffect(() => () => running.current?.stop.abort(), []);

  async function start(file: File) {
    const stop = new AbortController();
    const mine = { stop, name: file.name, ref: undefined as string | undefined };
    running.current = mine;
    const tell = (change: Partial<UploadState>) => setState((before) => ({ ...before, ...change }));
    setState(() => ({ ...idle, phase: 'sending', name: file.name, bytes: file.size }));
    await sendFile({ file, begin: announced(props, form.current, file), at: props.at, applicationAt: props.applicationAt, pieceBytes: props.pieceBytes }, (change) => {
      tell(change);
      if (change.phase === 'done') {
        form.current?.reset();
        router.refresh();
      }
    }, stop.signal, (ref) => { mine.ref = ref; });
  }

  async function cancel() {
    const mine = running.current;
    if (!mine) return;
    mine.stop.abort();
    if (mine.ref) await fetch(`${props.at}/${mine.ref}/removal`, { method: 'POST', headers: { accept: 'application/json' } }).catch(() => undefined);
    setState(() => ({ ...idle, phase: 'cancelled', name: mine.name }));
    router.refresh();
  }
  return { start, cancel };
}

function announced({ question }: UploaderProps, form: HTMLFormElement | null, file: File): Record<string, unknown> {
  const data = new FormData(form ?? undefined);
  const text = (name: string) => String(data.get(name) ?? '').slice(0, 4);
  const dated = data.has('dated.day') ? { day: text('dated.day'), month: text('dated.month'), year: text('dated.year') } : undefined;
  // The same file of the same computer goes on where it stopped.
  return { question, name: file.name, bytes: file.size, key: `${file.name} ${file.size} ${file.lastModified}`, replaces: data.get('replaces') ?? undefined, dated };
}

type StandingProps = { state: UploadState; words: UploaderWords; cancel: () => void; goOn: () => void };

/** How far it is, in a bar and in words. Only a change of what is going on is read out: a number that grows would talk over everything. */
function Standing({ state, words, cancel, goOn }: StandingProps) {
  const { phase, name, sent, bytes } = state;
  const fill = (text: string) => text.replace('{name}', name).replace('{percent}', `${bytes === 0 ? 0 : Math.floor((sent / bytes) * 100)}%`).replace('{bytes}', sizeOf(bytes));
  const said = phase === 'idle' || phase === 'refused' || phase === 'sending' ? undefined : fill(words[phase]);
  const going = busy.includes(phase) || resting.includes(phase);
  return (
    <>
      {going && (
        <>
          <p className="govuk-body app-upload__progress">{fill(words.progress)}</p>
          <progress className="app-upload__bar" aria-label={words.label} max={bytes} value={sent} />
        </>
      )}
      <p className="govuk-body" role="status">{said}</p>
      {going && (
        <div className="govuk-button-group">
          {resting.includes(phase) && <Button look="secondary" type="button" onClick={goOn}>{words.goOn}</Button>}
          <Button look="secondary" type="button" onClick={cancel}>{words.cancel}</Button>
        </div>
      )}
    </>
  );
}

const sizeOf = (bytes: number): string => (bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1).replace(/\.0$/, '')} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`);
