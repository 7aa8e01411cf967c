import { expect, test } from 'vitest';
import { cy } from '../../messages/cy';
import { en } from '../../messages/en';
import { sampleLetter } from './samples';
import { mailTemplates } from './templates';

const place = { origin: 'https://fund.example.org', contact: 'contact@example.org' };

test.each(mailTemplates)('the sample of %s leaves no paragraph out, and no hole in its subject', (template) => {
  for (const [locale, { mail }] of [['en', en], ['cy', cy]] as const) {
    const { subject, body } = sampleLetter(template, locale, place);
    const code = template === 'signature_code' ? 1 : 0;
    expect(body.split('\n\n')).toHaveLength(mail[template].body.split('\n\n').length + 1 + code);
    expect(subject).not.toMatch(/\{| :| $/);
  }
});
