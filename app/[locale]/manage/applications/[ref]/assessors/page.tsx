import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { BlockedButton } from '@/components/govuk/button';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type Assessor, assessorsFor } from '@/lib/assessment/queries/application';
import type { WordedField } from '@/lib/field';
import type { Locale } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { assign } from '../../actions';
import { captionOf, StepPage, stepPath } from '../step-page';

export default async function AssessorsPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, stepPath(route.ref, 'assessors'));
  if (!may(actor, 'application.assign', null)) missing(locale);
  const found = await assessorsFor(actor, route.ref);
  if (!found) missing(locale);
  const free = found.assessors.filter(({ already }) => already === null || already === 'withdrawn' || already === 'declined');
  return (
    <StepPage locale={locale} actor={actor} application={found.application} step="assessors" blocked={free.length === 0 ? <NobodyLeft locale={locale} assessors={found.assessors} /> : undefined}>
      <Form
        {...formWords(locale)}
        action={assign}
        fields={[assessorField(locale, free)]}
        hidden={{ locale, key: crypto.randomUUID(), ref: found.application.ref }}
        title={say('assessment.assessors.title')}
        caption={captionOf(found.application)}
        submit={say('assessment.assessors.submit')}
        intro={<Intro locale={locale} assessors={found.assessors} />}
      />
    </StepPage>
  );
}

/** The people are data, so the field is made here rather than declared. */
function assessorField(locale: Locale, free: readonly Assessor[]): WordedField {
  const say = words(locale);
  const options = Object.fromEntries(free.map(({ id, name, open }) => [id, { label: name, hint: say('assessment.assessors.open', { count: open }) }]));
  const text = { label: say('assessment.assessors.assessors.label'), hint: say('assessment.assessors.assessors.hint'), missing: say('assessment.assessors.assessors.missing') };
  return { kind: 'manyOf', name: 'assessors', options, cells: [], ...text };
}

function Intro({ locale, assessors }: { locale: Locale; assessors: readonly Assessor[] }) {
  const say = words(locale);
  const already = assessors.filter((one) => one.already !== null);
  return (
    <>
      <p className="govuk-body">{say('assessment.assessors.intro')}</p>
      {already.map(({ id, name, already: state }) => (
        <p className="govuk-body" key={id}>
          {state && say('assessment.assessors.already', { name, state: say(`state.assignment.${state}`) })}
        </p>
      ))}
    </>
  );
}

function NobodyLeft({ locale, assessors }: { locale: Locale; assessors: readonly Assessor[] }) {
  const say = words(locale);
  return (
    <>
      <Intro locale={locale} assessors={assessors} />
      <BlockedButton id="assign" reason={say('assessment.assessors.none')}>
        {say('assessment.assessors.submit')}
      </BlockedButton>
    </>
  );
}
