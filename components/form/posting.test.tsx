import { createElement } from 'react';
import { renderToReadableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { FormAction, FormState } from '../../lib/form-state';
import { usePosting } from './posting';

/** A server action as React's server renderer knows one: what Next makes of an export of a 'use server' file. */
function action(): FormAction {
  const made = Object.assign(async () => ({}), {
    $$FORM_ACTION: () => ({ name: '$ACTION_ID_x', method: 'POST', encType: 'multipart/form-data', data: new FormData() }),
    $$IS_SIGNATURE_EQUAL: () => true,
  });
  made.bind = () => made;
  return made;
}

function Posted({ act, at }: { act: FormAction; at?: string }) {
  const { errors, formAction } = usePosting({ action: act, fields: [], sentences: {}, problem: '', at });
  return createElement('form', { action: formAction }, errors.map(({ sentence }) => sentence).join());
}

/** The page as the server draws it: afresh, or as the answer to a form that was posted under `posted`. */
async function drawn(key: string, at: string | undefined, posted?: string): Promise<string> {
  const refused: FormState = { errors: [{ name: '', sentence: 'Refused' }] };
  const formState = posted === undefined ? null : [refused, posted, 'x', 0];
  const options = { formState } as Parameters<typeof renderToReadableStream>[1]; // as: the type of what a framework passes is React's own secret
  const stream = await renderToReadableStream(createElement('div', null, createElement(Posted, { key, act: action(), at })), options);
  return new Response(stream).text();
}

const postedUnder = (html: string) => /\$ACTION_KEY" value="([^"]*)"/.exec(html)?.[1];

test('without JavaScript a refusal finds its form by its place, or by its address where what is stored has changed its key', async () => {
  const refusedAt = async (key: string, at?: string) => (await drawn(key, at, postedUnder(await drawn('1', at)))).includes('Refused');
  expect([await refusedAt('1'), await refusedAt('2')]).toEqual([true, false]);
  expect([await refusedAt('1', '/here'), await refusedAt('2', '/here')]).toEqual([true, true]);
});
