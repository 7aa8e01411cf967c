import type { FieldError, Raw } from './field';

/**
 * What a form gets back from its action. Whoever refused, `raw` holds the person's own words, so that nothing typed is lost;
 * `key` is a fresh idempotency key; `notice` says what happened when the form stays on the page ("Saved at 14:32"). `unsaved`: the words
 * have reached no row, so whoever still has them must not let go of them. `offers`: a text that nearly is one of ours, with those it may
 * have meant, by the dotted name of its box.
 */
export type FormState = { raw?: Raw; errors?: FieldError[]; notice?: string; key?: string; version?: number; unsaved?: true; offers?: Offers };
export type Offers = { [name: string]: string[] };

/** A server action as every form of ours posts it, with and without JavaScript. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;
