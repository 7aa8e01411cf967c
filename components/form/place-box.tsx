'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { classes } from '../govuk/classes';
import type { FormLabels, Plural } from './form-words';

type Place = { name: string; region?: string; in?: string };
type PlaceBoxProps = {
  about: { id: string; name: string; defaultValue?: string; 'aria-describedby'?: string };
  locale: string; failed: boolean; labels: FormLabels['places'];
};

const pause = 150;

/**
 * A box for a place, which offers names as one types (the ARIA combobox with a list). Anything else may stay in it. Without JavaScript,
 * or before it has come, it is a plain box, and the server asks which place was meant.
 */
export function PlaceBox({ about, locale, failed, labels }: PlaceBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const list = useId();
  const [text, setText] = useState<string>();
  const [active, setActive] = useState(-1);
  const found = usePlaces(text, locale);
  // In a table the region stands in a box beside it, and is chosen with the place.
  const alone = !about.name.includes('.');
  // A name typed whole that is one place's only has nothing left to offer: the list would only stand in the way of what is under it.
  const settled = alone && found?.filter(({ name }) => name.toLowerCase() === text?.trim().toLowerCase()).length === 1;
  const open = text !== undefined && found !== undefined && found.length > 0 && !settled;

  function choose(place: Place) {
    if (!box.current) return;
    const another = found?.some((one) => one !== place && one.name === place.name);
    box.current.value = alone && another && place.in ? `${place.name}, ${place.in}` : place.name;
    if (!alone) chooseRegion(box.current, place.region);
    setText(undefined);
    box.current.dispatchEvent(new InputEvent('input', { bubbles: true, data: null, inputType: 'insertReplacementText' }));
  }

  function onKeyDown(event: KeyboardEvent) {
    const chosen = found?.[active];
    if (!open) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setActive((active + (event.key === 'ArrowDown' ? 1 : found.length)) % found.length);
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else if (event.key === 'Escape') setText(undefined);
    else return;
    event.preventDefault();
  }

  return (
    <div className="app-place">
      <input
        {...about}
        ref={box}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open && active >= 0 ? `${list}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        className={classes('govuk-input', failed && 'govuk-input--error')}
        onInput={({ nativeEvent, currentTarget }) => {
          setActive(-1);
          if ((nativeEvent as InputEvent).inputType !== 'insertReplacementText') setText(currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setText(undefined)}
      />
      <div className="app-place__list" id={list} role="listbox" aria-label={labels.meant} hidden={!open}>
        {open && found.map((place, index) => (
          <div
            key={`${place.name} ${place.region}`}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => {
              event.preventDefault(); // the focus stays in the box
              choose(place);
            }}
          >
            {place.in ? `${place.name}, ${place.in}` : place.name}
          </div>
        ))}
      </div>
      <div className="govuk-visually-hidden" role="status">
        {text && found && !settled ? countOf(found.length, labels, locale) : ''}
      </div>
    </div>
  );
}

/** The names for a text, after a short pause in typing. */
function usePlaces(text: string | undefined, locale: string): readonly Place[] | undefined {
  const [found, setFound] = useState<readonly Place[]>();
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      if (!text || text.trim().length < 2) return setFound(undefined);
      const answer = await fetch(`/api/places?locale=${locale}&text=${encodeURIComponent(text.trim().toLowerCase())}`, { signal: stop.signal }).catch(() => undefined);
      // Our own route says what a place is.
      if (answer?.ok) setFound(((await answer.json()) as { places: Place[] }).places);
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, locale]);
  return found;
}

/** The region beside the place, in the same row, where it is one of those asked for; a place that lies in none empties it. */
function chooseRegion(box: HTMLInputElement, region = ''): void {
  const beside = box.form?.elements.namedItem(box.name.replace(/\.[^.]+$/, '.region'));
  if (beside instanceof HTMLSelectElement && [...beside.options].some(({ value }) => value === region)) beside.value = region;
}

function countOf(count: number, { found, none }: { found: Plural; none: string }, locale: string): string {
  if (count === 0) return none;
  return (found[new Intl.PluralRules(locale).select(count)] ?? found.other ?? '').replace('{count}', String(count));
}
