import type { ReactNode } from 'react';
import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { Table } from '@/components/govuk/table';
import type { RoundPlan } from '@/lib/assessment/plan-steps';
import { type Facing, needsReason, type TogetherMove, whyNotTogether } from '@/lib/assessment/together-rules';
import type { WordedField } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { PlanPreview } from '../../rounds/[ref]/assigning/plan-preview';
import { moveChosen } from './actions';
import { reasonField } from './chosen';

type Props = { locale: Locale; able: readonly Facing[]; title: string; intro: ReactNode };

/** Each with a box that can be unticked still, and the one reason where the move carries one. */
export function MovePreview({ locale, move, able, title, intro }: Props & { move: TogetherMove }) {
  return (
    <Form
      {...formWords(locale)}
      action={moveChosen}
      fields={[linesField(locale, able), ...(needsReason(move) ? [reasonField(locale, move)] : [])]}
      values={{ refs: able.map(({ ref }) => ref) }}
      hidden={{ locale, key: crypto.randomUUID(), move }}
      title={title}
      intro={intro}
      submit={words(locale)(`bulk.submit.${move}`)}
      warning={move === 'not_recommended'}
    />
  );
}

/** Who would be asked about which: what is shown is what is done, so the set is settled here. */
export function AssignPreview({ locale, plan, able, title, intro }: Props & { plan: RoundPlan }) {
  return (
    <Form
      {...formWords(locale)}
      action={moveChosen}
      fields={[]}
      hidden={{ locale, key: crypto.randomUUID(), move: 'assign', picked: able.map(({ ref }) => ref).join(' '), fingerprint: plan.fingerprint }}
      title={title}
      intro={<>{intro}<PlanPreview locale={locale} plan={plan} /></>}
      submit={words(locale)('bulk.submit.assign')}
    />
  );
}

function linesField(locale: Locale, able: readonly Facing[]): WordedField {
  const say = words(locale);
  const options = Object.fromEntries(able.map(({ ref, title, organisation }) => [ref, { label: `${ref}, ${title}`, hint: organisation }]));
  return { kind: 'manyOf', name: 'refs', options, cells: [], label: say('bulk.refs.label'), missing: say('bulk.refs.missing') };
}

export function Unable({ locale, move, lines }: { locale: Locale; move: TogetherMove; lines: readonly Facing[] }) {
  const say = words(locale);
  if (lines.length === 0) return null;
  const why = (line: Facing) => {
    const refusal = whyNotTogether(move, line);
    return refusal ? refusalSentence(locale, refusal) : '';
  };
  return (
    <Table
      caption={say('bulk.cannot')}
      columns={[{ label: say('assessing.siftMany.application') }, { label: say('assessing.siftMany.why') }]}
      rows={lines.map((line) => [<a key="ref" className="govuk-link" href={localPath(locale, `/manage/applications/${line.ref}`)}>{`${line.ref}, ${line.title}`}</a>, why(line)])}
    />
  );
}
