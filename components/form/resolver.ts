import { zodResolver } from '@hookform/resolvers/zod';
import { createFormControl, type FieldErrors, type Resolver } from 'react-hook-form';
import { config } from 'zod';
import { definitionOf, type FieldError, type Raw, type WordedField } from '../../lib/field';
import { type ErrorSentences, fieldErrors } from '../../lib/field-error';
import { type FieldProblem, rawFrom, schemaOf } from '../../lib/field-schema';

// zod compiles its checks with `new Function` where it may; our content security policy says it may not, and reports the try.
config({ jitless: true });

/**
 * What is wrong with the form as it stands, or nothing. Loaded when the person first touches the form: react-hook-form and zod
 * are 44 kB, six times the form itself, so its control is made here and not by a hook. The boxes are read as the server will
 * read them, by the same function and the same schema.
 */
export function refusalsOf(fields: readonly WordedField[], sentences: ErrorSentences, form: HTMLFormElement): Promise<FieldError[]> {
  const resolve = zodResolver(schemaOf(definitionOf(fields))) as unknown as Resolver<Raw>; // the parsed values are not used: the form data is posted
  const raw = rawFrom(new FormData(form));
  const { handleSubmit } = createFormControl<Raw>({ shouldFocusError: false, resolver: (_values, context, options) => resolve(raw, context, options) });
  return new Promise((settle, fail) => {
    handleSubmit(
      () => settle([]),
      (errors) => settle(fieldErrors(fields, problemsOf(errors), sentences, raw)),
    )().catch(fail);
  });
}

/** react-hook-form nests its errors like the values; ours are a list, in the order of the form. */
export function problemsOf(errors: FieldErrors<Raw>): { name: string; problem: FieldProblem }[] {
  const found: { name: string; problem: FieldProblem }[] = [];
  const walk = (place: unknown, path: string[]) => {
    if (typeof place !== 'object' || place === null) return;
    const { message, type } = place as { message?: unknown; type?: unknown };
    if (typeof message === 'string' && typeof type === 'string') found.push({ name: path.join('.'), problem: message as FieldProblem });
    else for (const [step, inner] of Object.entries(place)) walk(inner, step === 'root' ? path : [...path, step]);
  };
  walk(errors, []);
  return found;
}
