import { describe, expect, it } from 'vitest';
import { type CountKey, countKeys, emptyTotals, labelOf, ladderAnswers, ladderSteps, measures, outcomeDefinitions, type Totals, totalsFromForm } from './definitions';
import { checkTotals, type Finding, findingCodes, findingSentence, inSummary } from './rules';

/** A return that nothing is wrong with. */
const good = (changes: Partial<Totals> = {}): Totals => {
  const totals: Totals = { ...emptyTotals(), people_basis: 'counted', 'people.total': 100, 'activity.attendances': 250, 'activity.sessions': 20, 'activity.hours': 400 };
  for (const step of ladderSteps) {
    totals[`ladder.${step.key}.achieved`] = 40;
    totals[`ladder.${step.key}.not_achieved`] = 30;
    totals[`ladder.${step.key}.not_applicable`] = 10;
    totals[`ladder.${step.key}.not_recorded`] = 20;
  }
  return { ...totals, 'age.26_59': 30, 'age.60_69': 60, 'age.not_known': 10, 'group.older_people': 65, ...changes };
};
const codes = (found: readonly Finding[]) => found.map((one) => `${one.level} ${one.code} ${one.key}`);

describe('the page of totals', () => {
  it('has the nine steps of the NHS App ladder, each with four answers', () => {
    expect(measures.filter((one) => one.key.startsWith('ladder.'))).toHaveLength(9 * 4);
    expect(ladderAnswers.map((one) => one.key)).toEqual(['achieved', 'not_achieved', 'not_applicable', 'not_recorded']);
  });

  it('has stable keys in snake case, each once, with words in English and in Welsh', () => {
    expect(new Set(measures.map((one) => one.key)).size).toBe(measures.length);
    for (const { key, text, hint } of measures) {
      expect(key).toMatch(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
      for (const words of [text, hint]) if (words) expect(words.en !== '' && words.cy !== '' && words.en !== words.cy, key).toBe(true);
    }
  });

  it('names its version, and every part of a sum has that sum on the page', () => {
    expect(outcomeDefinitions['2026-1'].sections.flatMap((one) => one.measures)).toHaveLength(countKeys.length + 1);
    for (const key of measures.flatMap((one) => one.partOf ?? [])) expect(countKeys).toContain(key);
  });

  it('may fall where people go on to achieve, and nowhere else', () => {
    const falling = measures.filter((one) => !one.cumulative).map((one) => one.key.split('.').at(-1));
    expect(new Set(falling)).toEqual(new Set(['people_basis', 'prefer_not_to_say', 'not_asked', 'not_known', 'not_achieved', 'not_applicable', 'not_recorded', 'point_1', 'point_2', 'point_3', 'point_4', 'point_5']));
  });

  it('reads what people type into a form: commas, spaces, blanks, and leaves the rest in their own words', () => {
    const totals = totalsFromForm([['people.total', ' 1,204 '], ['activity.hours', '12.0'], ['activity.sessions', 'about 20'], ['age.26_59', ''], ['people_basis', 'estimated'], ['surprise', '1']]);
    expect(totals).toMatchObject({ 'people.total': 1204, 'activity.hours': 12, 'activity.sessions': 'about 20', 'age.26_59': '', people_basis: 'estimated' });
    expect(totals).not.toHaveProperty('surprise');
  });
});

describe('checking totals', () => {
  it('finds nothing in a good return', () => {
    expect(codes(checkTotals(good()))).toEqual([]);
  });

  it('peers 1: everything blank is one clear error, not a hundred', () => {
    const found = checkTotals(emptyTotals(), good());
    expect(codes(found)).toEqual(['error everything_blank people.total']);
    expect(found[0] && findingSentence(found[0], 'en')).toBe('Every figure is blank. Enter at least the number of people, or 0 if nobody has come yet');
  });

  it('a project that has begun and has met nobody yet can say so', () => {
    expect(checkTotals({ ...emptyTotals(), people_basis: 'counted', 'people.total': 0 })).toEqual([]);
  });

  it.each<[string, Partial<Totals>, string]>([
    ['a figure that is not a whole number', { 'activity.hours': '12.5' }, 'error not_whole activity.hours'],
    ['a figure below 0', { 'task.open_apps': -1 }, 'error not_whole task.open_apps'],
    ['words for a figure', { 'task.open_apps': 'lots' }, 'error not_whole task.open_apps'],
    ['more people than there are', { 'activity.attendances': 4_000_000_000 }, 'error too_large activity.attendances'],
    ['no number of people', { 'people.total': '' }, 'error people_missing people.total'],
    ['counted or estimated not chosen', { people_basis: '' }, 'error basis_missing people_basis'],
    ['fewer attendances than people', { 'activity.attendances': 99 }, 'error attendances_below_people activity.attendances'],
    ['more sessions than attendances', { 'activity.sessions': 251 }, 'error sessions_over_attendances activity.sessions'],
    ['a group larger than everyone', { 'group.disabled_people': 101 }, 'error more_than_people group.disabled_people'],
    ['ages that add up to more than everyone', { 'age.80_and_over': 5, 'group.older_people': 70 }, 'error ages_over_people age.under_18'],
    ['four answers that add up to more than everyone', { 'ladder.installed.not_recorded': 21 }, 'error ladder_over_people ladder.installed.achieved'],
    ['more with all eight tasks than with one of them', { 'task.all_eight': 20, 'task.open_browser': 19 }, 'error all_eight_over_task task.all_eight'],
    ['more confidence answers than people', { 'confidence.before.point_3': 101 }, 'error confidence_over_people confidence.before.point_1'],
    ['more asked twice than asked once', { 'confidence.before.point_3': 50, 'confidence.after.point_4': 20, 'confidence.both': 30 }, 'error both_over_asked confidence.both'],
  ])('does not take %s', (_title, changes, expected) => {
    expect(codes(checkTotals(good(changes))).filter((one) => one.startsWith('error'))).toEqual([expected]);
  });

  it.each<[string, Partial<Totals>, string]>([
    ['answers that add up to fewer than everyone', { 'ladder.installed.not_recorded': 0 }, 'warning ladder_below_people ladder.installed.not_recorded'],
    ['ages that add up to fewer than everyone', { 'age.not_known': 5 }, 'warning ages_below_people age.not_known'],
    ['older people who are more than their ages', { 'group.older_people': 71 }, 'warning group_disagrees_with_ages group.older_people'],
    ['hours that look like minutes', { 'activity.hours': 24_000 }, 'warning hours_many activity.hours'],
    ['next to no hours', { 'activity.hours': 3 }, 'warning hours_few activity.hours'],
    ['more past a step than at the step before it', { 'ladder.full_identity.achieved': 70, 'ladder.full_identity.not_achieved': 0 }, 'warning steps_not_nested ladder.full_identity.achieved'],
  ])('asks about %s, and takes it', (_title, changes, expected) => {
    expect(codes(checkTotals(good(changes)))).toEqual([expected]);
  });

  it('says once, not nine times, that steps are blank', () => {
    expect(codes(checkTotals({ ...emptyTotals(), people_basis: 'counted', 'people.total': 5 }))).toEqual(['warning ladder_blank ladder.device_and_email.achieved']);
  });

  it('peers 1: warnings never drown errors: errors come first', () => {
    const levels = checkTotals(good({ 'age.not_known': 5, 'activity.hours': 3, 'group.disabled_people': 101, 'activity.sessions': 'x' })).map((one) => one.level);
    expect(levels).toEqual([...levels].sort());
  });

  it('a cumulative total does not fall below the accepted one, and the sentence says what to do instead', () => {
    const [found] = checkTotals(good({ 'activity.attendances': 240 }), good());
    expect(found && codes([found])).toEqual(['error fell activity.attendances']);
    expect(found && findingSentence(found, 'en')).toBe('Attendances: 240 is below the 250 already accepted. Totals count from the start of the award. If the earlier figure was wrong, first correct it with another return for that month');
  });

  it('"not achieved" may fall, because people go on to achieve', () => {
    const later = good({ 'ladder.installed.achieved': 60, 'ladder.installed.not_achieved': 10, 'ladder.device_and_email.achieved': 70, 'ladder.device_and_email.not_achieved': 0 });
    expect(checkTotals(later, good())).toEqual([]);
  });

  it('a total that was accepted is not left blank later', () => {
    expect(codes(checkTotals(good({ 'group.older_people': '' }), good()))).toEqual(['error blank_now group.older_people']);
  });

  it('the blanks of a return that was barely begun are one line of the summary, and a line each where there are few', () => {
    const few = checkTotals(good({ 'group.older_people': '' }), good());
    expect(inSummary(few)).toEqual(few);
    const begun = checkTotals({ ...emptyTotals(), people_basis: 'counted', 'people.total': 5 }, good()).filter(({ level }) => level === 'error');
    expect(begun.length).toBeGreaterThan(10);
    expect(codes(inSummary(begun))).toEqual(['error fell people.total', 'error blank_now_many activity.attendances']);
  });
});

describe('sentences', () => {
  it.each(findingCodes)('%s has one in English and one in Welsh, with every value filled in', (code) => {
    const values = { value: 1, people: 2, attendances: 3, sum: 4, earlier: 5, step: 'installed', other: 'device_and_email', count: 6, missing: 7, blanks: 8, steps: 9, longest: 10, largest: 11 };
    const finding: Finding = { level: 'error', key: 'people.total' satisfies CountKey, code, values };
    const [en, cy] = [findingSentence(finding, 'en'), findingSentence(finding, 'cy')];
    expect(en).not.toMatch(/[{}]|undefined/);
    expect(cy).not.toMatch(/[{}]|undefined/);
    expect(cy).not.toBe(en);
    expect(findingSentence({ ...finding, values: {} }, 'en').length).toBeGreaterThan(20);
  });

  it('call a measure what the page calls it', () => {
    const [found] = checkTotals(good({ 'group.disabled_people': 1101 }));
    expect(found && findingSentence(found, 'en')).toBe('Disabled people: 1,101 is more than the 100 people in all. Lower it, or raise the number of people');
    expect(found && findingSentence(found, 'cy')).toContain(labelOf('group.disabled_people', 'cy'));
  });
});
