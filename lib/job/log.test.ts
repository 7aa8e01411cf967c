import { expect, test } from 'vitest';
import { codeOf, makeLog } from './log';

test('a line never says a name, an address, an answer or a token, whoever passes it', () => {
  const lines: string[] = [];
  const log = makeLog({ write: (line) => void lines.push(line) });
  // What a careless caller might pass.
  const careless = { count: 2, name: 'Gwen', email: 'gwen@example.org', token: 'secret', answer: 'words', error: new Error('gwen@example.org refused') };
  log.info('events.sealed', careless);
  expect(JSON.parse(lines[0] ?? '')).toEqual({ level: 'info', time: expect.any(String), event: 'events.sealed', count: 2 });
});

test('an error is its code, never its message', () => {
  expect(codeOf(Object.assign(new Error('gwen@example.org refused'), { code: 'EENVELOPE', responseCode: 550 }))).toBe('EENVELOPE 550');
  expect(codeOf(new Error('outer', { cause: Object.assign(new Error('inner'), { code: '40P01' }) }))).toBe('40P01');
  expect(codeOf(new TypeError('words'))).toBe('TypeError');
});
