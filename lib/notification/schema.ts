import { fields } from '../field';

export const resendForm = { place: 'mail.page', fields: fields({ id: { kind: 'hidden' } }) };
