import { expect, test } from 'vitest';
import { boundaryOf, collected, partsOf } from './multipart';

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function formOf(data: FormData): Promise<{ bytes: Buffer; boundary: string }> {
  const request = new Request('http://localhost/', { method: 'POST', body: data });
  return { bytes: Buffer.from(await request.arrayBuffer()), boundary: boundaryOf(request.headers.get('content-type')) ?? '' };
}

const form = () => {
  const data = new FormData();
  data.set('question', 'accounts');
  data.set('dated.day', '31');
  data.set('file', new File([Buffer.from('\r\n--almost a boundary\r\n--\r\n'), Buffer.alloc(5_000, 1)], 'Tŷ "a".pdf'));
  data.set('after', '');
  return data;
};

test.each([1, 7, 64, 100_000])('a form is read the same in pieces of %i bytes, wherever a boundary is torn', async (size) => {
  const { bytes, boundary } = await formOf(form());
  const found: [string, string | undefined, number][] = [];
  for await (const part of partsOf(inPieces(bytes, size), boundary)) found.push([part.name, part.fileName, (await collected(part.body, 10_000)).length]);
  expect(found).toEqual([['question', undefined, 8], ['dated.day', undefined, 2], ['file', 'Tŷ "a".pdf', 5_027], ['after', undefined, 0]]);
});

test('a part nobody reads is skipped, and one that is too long for a text is refused', async () => {
  const { bytes, boundary } = await formOf(form());
  const names: string[] = [];
  for await (const part of partsOf(inPieces(bytes, 100), boundary)) names.push(part.name);
  expect(names).toEqual(['question', 'dated.day', 'file', 'after']);
  await expect((async () => {
    for await (const part of partsOf(inPieces(bytes, 100), boundary)) await collected(part.body, 100);
  })()).rejects.toThrow();
});

test('a part somebody stops reading in the middle is skipped to its end', async () => {
  const { bytes, boundary } = await formOf(form());
  const names: string[] = [];
  for await (const part of partsOf(inPieces(bytes, 100), boundary)) {
    names.push(part.name);
    for await (const _ of part.body) break;
  }
  expect(names).toEqual(['question', 'dated.day', 'file', 'after']);
});

test('a form cut short is no form, at whichever byte', async () => {
  const { bytes, boundary } = await formOf(form());
  for (const end of [0, 10, 200, bytes.length - 10]) {
    await expect((async () => {
      for await (const part of partsOf(inPieces(bytes.subarray(0, end), 50), boundary)) await collected(part.body, 10_000);
    })()).rejects.toThrow('cut short');
  }
});
