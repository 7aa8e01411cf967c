import type { FormState } from '../../lib/form-state';
import { plainText } from '../../lib/plain-text';
import { type Device, forget, keepOnDevice, nameOf, type Typed } from './device';
import { type Arrived, arrivedEvent, type Keeping, refusedEvent } from './use-keeping';

/** Milliseconds: after the last key, after the first key that was not saved, and until a save counts as lost. */
const pause = 2_000;
const atLatest = 12_000;
const patience = 20_000;
const longestWait = 60_000;

type Options = { /** Posts the form. */ save: (data: FormData) => Promise<FormState>; device?: Device; say: (keeping: Keeping) => void };

/** Keys counted since the page was loaded: of two posts of one form, that with more is the later, however the line shuffled them. */
let keys = 0;

/**
 * Keeps what is typed into a form: on the device with each key, on the server after a pause, when the person looks away, and when the
 * line is back. Posts the form with `intent=autosave`; the action refuses nothing that is merely unfinished. Nothing here knows React.
 * @returns what ends it
 */
export function keep(form: HTMLFormElement, { save: post, device, say }: Options): () => void {
  // What was typed before this script had arrived counts as one key.
  let reached = keys;
  let typed = [...form.elements].some(isTouched) ? ++keys : keys;
  let since = 0;
  let failures = 0;
  let sending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const copy = deviceCopy(form, device);
  const unsaved = () => typed > reached;

  function later(wait = Math.min(pause, Math.max(0, since + atLatest - performance.now()))) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  async function touched() {
    if (!unsaved()) since = performance.now();
    typed = ++keys;
    if (failures === 0) later();
    const kept = await copy.write(unsaved);
    if (unsaved() && failures === 0) say({ state: 'unsaved', kept });
  }

  function arrived(order: number) {
    reached = Math.max(reached, order);
    failures = 0;
    if (unsaved()) since = performance.now();
    else copy.drop(unsaved);
  }

  function byButton({ order, notice }: Arrived) {
    arrived(order);
    if (unsaved()) later();
    else say({ state: 'saved', notice });
  }

  async function save() {
    clearTimeout(timer);
    if (sending || !unsaved()) return;
    sending = true;
    const data = new FormData(form);
    data.set('intent', 'autosave');
    const order = typed;
    const answer = await withPatience(post(data));
    sending = false;
    settle(answer, order);
  }

  function settle(answer: FormState | undefined, order: number) {
    if (answer && !answer.unsaved && !answer.errors) {
      arrived(order);
      say({ state: 'saved', notice: answer.notice });
      if (unsaved()) later();
      return;
    }
    failures += 1;
    say({ state: answer ? 'refused' : 'lost', notice: answer?.notice ?? answer?.errors?.[0]?.sentence, kept: copy.kept() });
    later(Math.min(longestWait, pause * 2 ** failures));
  }

  const looked = () => unsaved() && (document.hidden || failures > 0) && save();
  const heard: [EventTarget, string, (event: Event) => unknown][] = [
    [form, 'input', touched],
    [form, 'paste', (event) => pasted(event as ClipboardEvent)],
    [form, 'submit', () => clearTimeout(timer)],
    [form, 'formdata', (event) => (event as FormDataEvent).formData.set('order', String(typed))],
    [form, arrivedEvent, (event) => byButton((event as CustomEvent<Arrived>).detail)],
    [form, refusedEvent, save],
    [document, 'visibilitychange', looked],
    [window, 'focus', looked],
    [window, 'online', () => save()],
  ];
  for (const [target, name, listener] of heard) target.addEventListener(name, listener);
  if (unsaved()) void touched();
  return () => {
    clearTimeout(timer);
    for (const [target, name, listener] of heard) target.removeEventListener(name, listener);
  };
}

/** A lost line may never say so. Undefined when no answer came in time, or none that could be read. */
const withPatience = (answer: Promise<FormState>): Promise<FormState | undefined> =>
  Promise.race([answer.catch(() => undefined), new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined))]);

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** What a person types into: nothing hidden, nothing secret, no file, no button. */
const isBox = (element: Element): element is Box =>
  element.matches('textarea[name], select[name], input[name]:not([type=hidden], [type=password], [type=file], [type=submit])');

/** Whether a box no longer holds what it was drawn with. */
export function isTouched(element: Element): boolean {
  if (!isBox(element) || element instanceof HTMLSelectElement) return false;
  return element.type === 'radio' || element.type === 'checkbox' ? (element as HTMLInputElement).checked !== (element as HTMLInputElement).defaultChecked : element.value !== element.defaultValue;
}

/** The form's copy on the device: one write at a time, each of what stands there by then. */
function deviceCopy(form: HTMLFormElement, device: Device | undefined) {
  const id = (form.elements.namedItem('form') as HTMLInputElement | null)?.value ?? '';
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = false;
  let kept = false;
  const next = <Done>(work: () => Promise<Done> | Done): Promise<Done> => {
    const mine = turn.then(work);
    turn = mine;
    return mine;
  };
  return {
    kept: () => kept,
    write: (wanted: () => boolean): Promise<boolean> => {
      if (!device || waiting) return turn.then(() => kept);
      waiting = true;
      return next(async () => {
        waiting = false;
        if (wanted()) kept = await keepOnDevice(device, id, typedIn(form));
        return kept;
      });
    },
    drop: (wanted: () => boolean) => device && void next(() => wanted() || forget(nameOf(device, id))),
  };
}

/** What stands in the boxes, and the form's own hidden words that say which versions it was typed upon. */
function typedIn(form: HTMLFormElement): Typed[] {
  const data = new FormData(form);
  const boxes = new Map([...form.elements].filter(isBox).map((box) => [box.name, box]));
  const own = ['locale', 'application', 'page', 'round', 'form', 'versions', 'writer', 'order'];
  return [...data].flatMap(([name, value]): Typed[] => {
    const box = boxes.get(name);
    if (typeof value !== 'string' || (!box && !own.includes(name))) return [];
    const question = box?.closest('fieldset')?.querySelector('legend') ?? box?.labels?.[0];
    return [[name, value, ...(question ? [question.textContent.trim()] : [])] as Typed];
  });
}

/** Pastes the words without what Word hides between them. The browser's own way keeps Undo. */
function pasted(event: ClipboardEvent): void {
  const box = event.target;
  if (!(box instanceof HTMLTextAreaElement || (box instanceof HTMLInputElement && box.type === 'text'))) return;
  const brought = event.clipboardData?.getData('text/plain') ?? '';
  const text = box instanceof HTMLInputElement ? plainText(brought).replace(/\s*\n\s*/g, ' ').trim() : plainText(brought);
  if (text === brought) return;
  event.preventDefault();
  if (document.execCommand('insertText', false, text)) return;
  box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
