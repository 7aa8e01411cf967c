import { fields } from '../field';

export const signInForm = { place: 'access.signIn', fields: fields({ email: { kind: 'email' }, to: { kind: 'hidden', optional: true } }) };
export const codeForm = { place: 'access.code', fields: fields({ code: { kind: 'code' }, to: { kind: 'hidden', optional: true } }) };
export const setUpForm = { place: 'access.setUp', fields: fields({ to: { kind: 'hidden', optional: true } }) };
export const demonstrationForm = { place: 'access.demonstration', fields: fields({ person: { kind: 'hidden' }, to: { kind: 'hidden', optional: true } }) };
export const invitationForm = { place: 'access.invitation', fields: fields({ token: { kind: 'hidden' } }) };
export const addressForm = { place: 'account.address', fields: fields({ email: { kind: 'email' } }) };
export const addressConfirmationForm = { place: 'account.confirmation', fields: fields({ token: { kind: 'hidden' } }) };
export const providerUnlinkForm = { place: 'law.providerUnlink', fields: fields({}) };
export const providerLinkForm = { place: 'law.providerLink', fields: fields({ token: { kind: 'hidden' } }) };
