import { expect, test } from 'vitest';
import { cy } from '../../messages/cy';
import { en } from '../../messages/en';
import { letterOf, namesIn } from './letter';
import { mailTemplates, mailValues } from './templates';

const place = { origin: 'https://fund.example.org', contact: 'contact@example.org' };

test.each(mailTemplates)('%s says only what it is given, in both languages', (template) => {
  for (const { mail } of [en, cy]) {
    const { subject, body } = mail[template];
    expect([...mailValues[template], 'link', 'page']).toEqual(expect.arrayContaining(namesIn(`${subject} ${body}`)));
    // A link stands alone in its paragraph, so that every reader makes it one.
    expect(body.split('\n\n').filter((paragraph) => /^\{(link|page)\}$/.test(paragraph))).toHaveLength(1);
    expect(namesIn(body).filter((name) => name === 'link' || name === 'page')).toHaveLength(1);
  }
  expect(namesIn(en.mail[template].body).sort()).toEqual(namesIn(cy.mail[template].body).sort());
});

test('a page is linked in the reader’s language', () => {
  const data = { reference: 'AWD-1', title: 'A project', path: '/apply/awards/AWD-1' };
  expect(letterOf('award_offered', 'en', data, place).body).toContain('\n\nhttps://fund.example.org/apply/awards/AWD-1\n\n');
  expect(letterOf('award_offered', 'cy', data, place).body).toContain('\n\nhttps://fund.example.org/cy/apply/awards/AWD-1\n\n');
});

test('a role is said in words, and a paragraph without its value is left out', () => {
  const letter = letterOf('invitation', 'en', { organisation: 'A trust', inviter: 'Gwen', role: 'certifier', days: 14 }, { ...place, link: 'https://fund.example.org/x' });
  expect(letter.body).toContain('as: Certifier.');
  expect(letterOf('award_offered', 'en', { reference: 'AWD-1' }, place).body).not.toContain('{');
});

test('a title on two lines does not begin another header of the mail', () => {
  expect(letterOf('invitation', 'en', { organisation: 'A\r\nBcc: x@example.org' }, place).subject).toBe('You are invited to work for A Bcc: x@example.org');
});
