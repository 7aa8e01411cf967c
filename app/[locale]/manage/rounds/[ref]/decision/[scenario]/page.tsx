import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton, Button, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { Details } from '@/components/govuk/details';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { TextInput } from '@/components/govuk/text-input';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { formatInstant } from '@/lib/dates';
import { rawOf } from '@/lib/field-raw';
import { whyNotAdoptYet } from '@/lib/decision/adoption-rules';
import { type ScenarioPage as Found, scenarioForStaff } from '@/lib/decision/queries';
import { lineForm } from '@/lib/decision/schema';
import { type Choices, rank } from '@/lib/decision/simulation';
import { type Locale, localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../../route-props';
import { saveLine } from '../actions';
import { DecidingPage, decidingAt, decidingPath, Restricted } from '../deciding-page';
import { simulatorWords } from '../simulator-words';
import { pageSize } from './page-size';
import { Simulator } from './simulator';

const done = ['started', 'saved', 'shared', 'adopted'] as const;
const numberOf = (text: string | undefined): number | undefined => (text && /^\d{1,6}$/.test(text) ? Number(text) : undefined);

export default async function ScenarioPage(props: RouteProps<'ref' | 'scenario'>) {
  const { locale, route, query } = await given(props);
  const path = decidingPath(route.ref, `/${route.scenario}`);
  const { actor, found } = await decidingAt(locale, path, (one) => scenarioForStaff(one, route.ref, route.scenario));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { round, scenario, frame, candidates } = found;
  const mine = scenario.mine && !scenario.adoptedAt && may(actor, 'scenario.start', null);
  const choices: Choices = { ...scenario.choices, line: numberOf(query.line) ?? scenario.choices.line, reserves: numberOf(query.reserves) ?? scenario.choices.reserves };
  const happened = done.find((one) => one === query.done);
  const here = localPath(locale, path);
  return (
    <DecidingPage {...{ locale, actor, path }} round={round.ref} title={mine ? undefined : scenario.name} wide>
      {happened && <NotificationBanner title={scenario.name} success>{words(locale)(`decision.done.${happened}`)}</NotificationBanner>}
      {mine ? <LineForm {...{ locale, found, choices }} /> : <TryLine {...{ locale, found, choices, here }} />}
      <Next {...{ locale, actor, found, path }} />
      <Simulator
        key={`${scenario.version} ${choices.line} ${choices.reserves}`}
        {...{ locale, frame, candidates, choices }}
        words={simulatorWords(locale)}
        page={pageOf(found, query)}
        pageHref={`${here}?line=${choices.line}&reserves=${choices.reserves}`}
        choiceHref={mine ? `${here}/choice` : undefined}
        fileHref={localPath(locale, '/manage/applications')}
      />
    </DecidingPage>
  );
}

/** The page that was asked for, or the one with an application whose choice was just made. */
function pageOf({ frame, candidates }: Found, { page, around }: Record<string, string | undefined>): number {
  const at = around ? rank(frame, candidates).findIndex(({ candidate }) => candidate.ref === around) : -1;
  return at >= 0 ? Math.floor(at / pageSize) + 1 : (numberOf(page) ?? 1);
}

type Props = { locale: Locale; found: Found; choices: Choices };

function About({ locale, found: { scenario, frame } }: Omit<Props, 'choices'>) {
  const say = words(locale);
  const heaviest = [...frame.criteria].sort((one, other) => other.weight - one.weight).map(({ label, weight }) => `${label[locale]} (${weight})`).join(', ');
  return (
    <>
      <p className="govuk-body">{say('decision.scenario.startedBy', { name: scenario.by, when: formatInstant(scenario.savedAt, locale) })}</p>
      {scenario.adoptedAt && <InsetText>{say('decision.scenario.adopted')}</InsetText>}
      {scenario.stale && !scenario.adoptedAt && <InsetText>{say('decision.scenario.stale')}</InsetText>}
      <Details summary={say('decision.scenario.rule')}>
        <p className="govuk-body">{say('decision.scenario.ruleBody')}</p>
        <p className="govuk-body">{say('decision.scenario.weighs', { criteria: heaviest })}</p>
      </Details>
    </>
  );
}

function LineForm({ locale, found, choices }: Props) {
  return (
    <Form
      {...formProps(locale, lineForm, saveLine, { values: rawOf(lineForm.fields, { line: choices.line, reserves: choices.reserves }), hidden: { ref: found.scenario.ref, version: String(found.scenario.version), choices: '' } })}
      title={found.scenario.name}
      caption={found.round.title[locale] || found.round.title.en}
      submit={words(locale)('decision.line.submit')}
      intro={<About {...{ locale, found }} />}
    />
  );
}

/** Whoever may not change it can still try the line: nothing is saved. */
function TryLine({ locale, found, choices, here }: Props & { here: string }) {
  const say = words(locale);
  return (
    <>
      <span className="govuk-caption-l">{found.round.title[locale] || found.round.title.en}</span>
      <h1 className="govuk-heading-l">{found.scenario.name}</h1>
      <About {...{ locale, found }} />
      {!found.scenario.adoptedAt && <p className="govuk-body">{say('decision.line.trial')}.</p>}
      <form method="get" action={here}>
        {(['line', 'reserves'] as const).map((name) => <TextInput key={name} name={name} label={say(`decision.line.${name}.label`)} width={5} defaultValue={String(choices[name])} input={{ inputMode: 'numeric' }} />)}
        <Button look="secondary">{say('decision.line.tryIt')}</Button>
      </form>
    </>
  );
}

function Next({ locale, actor, found: { round, scenario, frame, candidates, readiness, now }, path }: Omit<Props, 'choices'> & { actor: Person; path: string }) {
  const say = words(locale);
  if (!may(actor, 'scenario.start', null)) return null;
  const to = (rest: string) => localPath(locale, `${path}${rest}`);
  const early = whyNotAdoptYet(readiness, now);
  const why = early ? refusalSentence(locale, early) : scenario.stale ? say('refusal.scenario_is_stale') : rank(frame, candidates).length === 0 ? say('decision.adoption.none') : undefined;
  return (
    <>
      <ButtonGroup>
        {!scenario.adoptedAt && !why && <ButtonLink href={to('/adoption')}>{say('decision.scenario.adopt')}</ButtonLink>}
        {scenario.mine && !scenario.shared && <ButtonLink href={to('/sharing')} look="secondary">{say('decision.scenario.share')}</ButtonLink>}
        <a className="govuk-link" href={localPath(locale, decidingPath(round.ref, `/new?like=${scenario.ref}`))}>{say('decision.scenario.copy')}</a>
      </ButtonGroup>
      {!scenario.adoptedAt && why && <BlockedButton id="adopt" reason={why}>{say('decision.scenario.adopt')}</BlockedButton>}
    </>
  );
}
