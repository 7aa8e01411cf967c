'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { FormAction } from '../../lib/form-state';
import { Button } from '../govuk/button';
import { NotificationBanner } from '../govuk/notification-banner';
import type { Device, DeviceWords } from './device';

type Labels = { title: string; intro: string; copy: string; remove: string; empty: string };
/** What the service did not take, and why not. */
type Refused = DeviceWords & { sentence: string };
type KeptProps = { device: Device; action: FormAction; labels: Labels };

const loadDevice = () => import('./device');

/**
 * Sends what the device keeps for a place, each form's words as that form would have sent them: what is stale meanwhile is kept apart
 * and shown beside the other text, by the same rule as ever. Then the page is drawn anew. What the service refuses is shown, to be
 * copied: an application that was submitted meanwhile takes no more words, and they are still their writer's.
 */
export function KeptOnDevice({ device, action, labels }: KeptProps) {
  const router = useRouter();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const { person, key, place } = device;

  useEffect(() => {
    let gone = false;
    sendKept({ person, key, place }, action).then(
      ({ stale, refused: left }) => {
        if (gone) return;
        setRefused(left);
        if (stale) router.replace(`${location.pathname}?drawn=${crypto.randomUUID().slice(0, 8)}`, { scroll: false });
      },
      () => undefined, // The line is down again, and the words stay where they are.
    );
    return () => {
      gone = true;
    };
  }, [person, key, place, action, router]);

  async function remove({ name }: Refused) {
    (await loadDevice()).forget(name);
    setRefused(refused.filter((one) => one.name !== name));
  }

  return refused.map((words) => <NotSaved key={words.name} words={words} labels={labels} remove={() => void remove(words)} />);
}

/** The form of this page that keeps its own words, if there is one. */
const ownForm = () => document.querySelector<HTMLInputElement>('input[type=hidden][name=form]')?.form ?? undefined;
const hiddenOf = (form: HTMLFormElement | undefined, name: string) => form?.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`)?.value;

/** `stale`: the page shows what was so before, and nobody has typed into it since. What somebody types is never taken from under them. */
async function sendKept(device: Device, action: FormAction): Promise<{ stale: boolean; refused: Refused[] }> {
  // Its form keeps each key from here on, also while the page is being drawn anew.
  const [{ forget, foundOnDevice }, { isTouched }] = await Promise.all([loadDevice(), import('./keeping')]);
  const form = ownForm();
  const refused: Refused[] = [];
  let shown = false;
  for (const words of await foundOnDevice(device)) {
    if (words.name.endsWith(`:${hiddenOf(form, 'form')}`)) continue;
    const data = new FormData();
    for (const [name, text] of words.typed) data.append(name, text);
    data.set('intent', 'autosave');
    const answer = await action({}, data);
    if (answer.errors) refused.push({ ...words, sentence: answer.errors[0]?.sentence ?? '' });
    else if (!answer.unsaved) {
      forget(words.name, words.stored);
      shown ||= !form || words.typed.some(([name, text]) => name === 'page' && text === hiddenOf(form, 'page'));
    }
  }
  return { stale: shown && ![...(form?.elements ?? [])].some(isTouched), refused };
}

function NotSaved({ words, labels, remove }: { words: Refused; labels: Labels; remove: () => void }) {
  return (
    <NotificationBanner title={labels.title} id="on-device">
      <p className="govuk-body">
        {labels.intro} {words.sentence}
      </p>
      {words.typed.filter(([, text, label]) => label && text.trim()).map(([name, text, label]) => (
        <div key={name}>
          <p className="govuk-body govuk-!-margin-bottom-1">
            <strong>{label}</strong>
          </p>
          <p className="govuk-body app-kept-text">{text}</p>
        </div>
      ))}
      <p className="govuk-body">{labels.copy}</p>
      <Button look="secondary" type="button" onClick={remove}>
        {labels.remove}
      </Button>
    </NotificationBanner>
  );
}
