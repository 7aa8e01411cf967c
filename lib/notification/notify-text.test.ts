import { expect, test } from 'vitest';
import { notifyText } from './notify-text';

test.each([
  ['# x', String.raw`\# x`],
  ['[a](b)', String.raw`\[a\](b)`],
  ['[a](https://example.org/a_b)', String.raw`\[a\](https://example.org/a_b)`],
  ['* one\n- two\n1. three', '\\* one\n\\- two\n1\\. three'],
  ['---', String.raw`\---`],
  ['^ inset', '\u2060^ inset'],
  ['Title\n=====', 'Title\n\u2060====='],
  ['a | b', String.raw`a \| b`],
  [String.raw`C:\folder`, String.raw`C:\\folder`],
])('%j arrives as it was typed', (typed, sent) => expect(notifyText(typed)).toBe(sent));

test('a plain letter, with the address of a page in it, goes as it is', () => {
  const letter = 'Your application “A project – part 2” (DIIF-7K3M-9Q) is in.\n\nhttps://fund.example.org/sign-in?token=a_b-[c]*d&x=1\n\nThe total is £1.50, and 3 * 4 is 12.';
  expect(notifyText(letter)).toBe(letter);
});
