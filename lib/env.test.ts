import { expect, test } from 'vitest';
import { readEnvironment } from './env';

const production = {
  PROFILE: 'production', DATABASE_URL: 'postgres://fund_web@localhost/fund', AUTH_SECRET: 's'.repeat(32), DATA_KEY: '0'.repeat(64), ORIGIN: 'https://fund.example.org', MAIL_FROM: 'Fund <fund@example.org>', OWNER_NAME: 'Owner',
  OWNER_ADDRESS: 'Street', CONTACT_EMAIL: 'a@example.org', COMPLAINTS_EMAIL: 'a@example.org', SAFEGUARDING_EMAIL: 'a@example.org', SAFEGUARDING_PHONE: '0', PRIVACY_EMAIL: 'a@example.org',
};
const notify = { NOTIFY_API_KEY: `live-${'1'.repeat(36)}-${'2'.repeat(36)}`, NOTIFY_TEMPLATE_ID: '33333333-3333-4333-8333-333333333333' };

test('production sends its mail by SMTP or by GOV.UK Notify, and says so when it has neither', () => {
  expect(() => readEnvironment(production)).toThrow('SMTP_URL or NOTIFY_API_KEY: is missing');
  expect(readEnvironment({ ...production, SMTP_URL: 'smtp://localhost' }).WELSH).toBe(false);
  expect(readEnvironment({ ...production, ...notify }).NOTIFY_TEMPLATE_ID).toBe(notify.NOTIFY_TEMPLATE_ID);
});

test('every setting that is wrong is named in one message', () => {
  expect(() => readEnvironment({ ...production, ...notify, NOTIFY_TEMPLATE_ID: '', DATA_KEY: 'short' })).toThrow(/DATA_KEY: must be 64[\s\S]*NOTIFY_TEMPLATE_ID: is missing/);
});
