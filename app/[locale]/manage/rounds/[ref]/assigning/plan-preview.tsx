import { Table } from '@/components/govuk/table';
import type { RoundPlan } from '@/lib/assessment/plan-steps';
import type { Locale } from '@/lib/locale';
import { words } from '@/lib/words';

/** Everything that will happen: application by application, and how much each person will have. */
export function PlanPreview({ locale, plan }: { locale: Locale; plan: RoundPlan }) {
  const say = words(locale);
  const short = (places: number) => (places > 0 ? [say('assessing.plan.short', { short: places })] : []);
  return (
    <>
      <Table
        caption={say('assessing.plan.lines')}
        columns={[{ label: say('assessing.plan.application') }, { label: say('assessing.plan.assessors') }]}
        rows={plan.lines.map((line) => [`${line.ref}, ${line.title}`, [...line.chosen.map(({ name, knows }) => (knows ? say('assessing.plan.knows', { name }) : name)), ...short(line.short)].join('; ')])}
      />
      <Table
        caption={say('assessing.plan.loads')}
        columns={[{ label: say('assessing.plan.person') }, { label: say('assessing.plan.before'), numeric: true }, { label: say('assessing.plan.after'), numeric: true }, { label: say('assessing.plan.atOnce'), numeric: true }]}
        rows={plan.loads.map(({ name, before, after, atOnce }) => [name, before, after, atOnce])}
      />
    </>
  );
}
