/** What stands at the beginning of a pasted line where there was a bullet: Word's own signs, and the letters its symbol fonts hide behind. */
const bullet = /^[\t \u00a0]*(?:[•·▪▫◦‣●○■□➢✓\uf0a7\uf0b7\uf0d8\uf076§]|o(?=[\t\u00a0]))[\t \u00a0]+/gmu;
/** A joiner has work to do between emoji and in scripts that join their letters; beside a Latin letter it is only invisible. */
const idleJoiner = /(?<=^|[\p{Script=Latin}\p{N}\p{P}\s])[\u200c\u200d]+/gu;
/** Zero-width spaces and marks, soft hyphens, and control characters other than the end of a line. */
const unseen = /(?![\n\t])[\p{Cc}\u200b\u200e\u200f\u2060\ufeff\u00ad]+?/gu;

/**
 * A text as it reads, whatever it was pasted from: one kind of line end, bullets as "- ", blanks as blanks, and nothing that nobody
 * sees. Not a word, a quotation mark or an accent of it changes. An invisible character once made a row "not empty" (usdr-gost #458).
 */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(unseen, '')
    .replace(idleJoiner, '')
    .replace(bullet, '- ')
    .replace(/[\t\u00a0]/g, ' ');
