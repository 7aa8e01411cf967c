import { readCount } from './definitions';

/** A sentence of the catalogue with its values put in, where the catalogue's own reader has not travelled along. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? value.toLocaleString('en-GB') : (value ?? '');
  });

/** A total to be read: "1,204"; what was not reported is a dash, never 0; what is no number is shown as it was typed. */
export function shownCount(value: number | string | undefined): string {
  const read = readCount(value);
  return read === '' ? '–' : typeof read === 'number' ? read.toLocaleString('en-GB') : read;
}
