import { fields } from '../field';
import { locales } from '../locale';

export const resendForm = { place: 'mail.page', fields: fields({ id: { kind: 'hidden' } }) };

export const bounceForm = { place: 'post.bounce', fields: fields({ email: { kind: 'email' } }) };
export const languageForm = { place: 'post.language', fields: fields({ language: { kind: 'oneOf', options: locales } }) };
