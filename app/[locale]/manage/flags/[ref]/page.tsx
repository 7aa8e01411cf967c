import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { formWords } from '@/components/form/form-words';
import { SummaryList } from '@/components/govuk/summary-list';
import { staffSignedIn } from '@/lib/access/session';
import { settleForm } from '@/lib/assessment/assessing-forms';
import { flagForOfficer } from '@/lib/assessment/queries/comments';
import { formatInstant } from '@/lib/dates';
import type { WordedField } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { allocate, settle } from '../actions';

type Found = NonNullable<Awaited<ReturnType<typeof flagForOfficer>>>;

export default async function FlagPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `/manage/flags/${route.ref}`;
  const actor = await staffSignedIn(locale, path);
  const { flag, people } = await orMissing(locale, flagForOfficer(actor, route.ref));
  const hidden = { flag: flag.ref, version: String(flag.version) };
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('assessing.flag.title')} back={{ href: localPath(locale, `/manage/applications/${flag.applicationRef}/comments`), label: say('assessing.talk.back') }}>
      <span className="govuk-caption-l">{`${flag.applicationRef}, ${flag.title}`}</span>
      <h1 className="govuk-heading-l">{say('assessing.flag.title')}</h1>
      <FlagFacts locale={locale} flag={flag} />
      {flag.status === 'resolved' ? (
        <p className="govuk-body">{say('assessing.flag.resolved')}</p>
      ) : (
        <>
          <h2 className="govuk-heading-m">{say('assessing.flag.settleTitle')}</h2>
          <Form {...formProps(locale, settleForm, settle, { hidden })} submit={say('assessing.flag.settle')} />
          <h2 className="govuk-heading-m">{say('assessing.flag.allocateTitle')}</h2>
          <Form {...formWords(locale)} action={allocate} fields={[personField(locale, people)]} hidden={{ locale, ...hidden }} submit={say('assessing.flag.allocate')} />
        </>
      )}
    </ServicePage>
  );
}

function FlagFacts({ locale, flag }: { locale: Locale; flag: Found['flag'] }) {
  const say = words(locale);
  return (
    <SummaryList
      rows={[
        { key: say('assessing.talk.flag'), value: flag.ref },
        { key: say('assessing.talk.state'), value: say(`state.flag.${flag.status}`) },
        { key: say('assessing.talk.reason'), value: flag.reason },
        { key: say('assessing.flag.raisedBy'), value: say('assessing.talk.by', { name: flag.by, when: formatInstant(flag.at, locale) }) },
        { key: say('assessing.talk.allocated'), value: flag.allocatedTo ?? say('assessing.talk.nobody') },
        ...(flag.outcome ? [{ key: say('assessing.talk.outcome'), value: flag.outcome }] : []),
      ]}
    />
  );
}

function personField(locale: Locale, people: Found['people']): WordedField {
  const say = words(locale);
  const options = Object.fromEntries(people.map(({ id, name }) => [id, { label: name }]));
  return { kind: 'oneOf', as: 'select', name: 'person', options, cells: [], label: say('assessing.flag.person.label'), missing: say('assessing.flag.person.missing') };
}
