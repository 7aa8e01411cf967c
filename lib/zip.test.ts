import { expect, test } from 'vitest';
import { unzipped } from '@/db/testing/zip';
import { type ZipEntry, zipOf } from './zip';

const at = new Date('2025-09-15T09:00:30Z');

async function* content(...pieces: string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}
async function* entries(...list: ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* list;
}
async function archive(...list: ZipEntry[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(entries(...list))) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('what goes in comes out, by name and in order, an empty file and Welsh letters too', async () => {
  const long = 'y tŷ '.repeat(100_000);
  const zip = await archive({ name: 'a.txt', modified: at, content: content('one, ', 'two') }, { name: 'ffeiliau/tŷ.txt', modified: at, content: content(long) }, { name: 'empty', modified: at, content: content() });
  expect([...unzipped(zip)].map(([name, { text }]) => [name, text.toString()])).toEqual([['a.txt', 'one, two'], ['ffeiliau/tŷ.txt', long], ['empty', '']]);
  expect(zip.length).toBeLessThan(10_000);
});

test('the same content and dates are the same archive to the byte; the dates are those given', async () => {
  const made = () => archive({ name: 'a.txt', modified: at, content: content('one') });
  expect(await made()).toEqual(await made());
  expect(unzipped(await made()).get('a.txt')?.modified).toBe('2025-09-15T09:00:30.000Z');
});

test('the next entry is asked for when the one before it has been read', async () => {
  const asked: string[] = [];
  async function* slow() {
    for (const name of ['a', 'b']) {
      asked.push(name);
      yield { name, modified: at, content: content(name) };
    }
  }
  const pieces = zipOf(slow());
  await pieces.next();
  expect(asked).toEqual(['a']);
  await pieces.return(undefined);
  expect(asked).toEqual(['a']);
});

test('an entry that fails ends the archive without a directory', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw new Error('no longer allowed');
  }
  await expect(archive({ name: 'a', modified: at, content: broken() })).rejects.toThrow('no longer allowed');
});
