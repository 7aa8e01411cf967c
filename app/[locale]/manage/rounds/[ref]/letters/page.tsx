import { ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { SummaryList } from '@/components/govuk/summary-list';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { formatDeadline } from '@/lib/deadline/wall-time';
import { type LettersOfRound, lettersOfRound } from '@/lib/letter/queries';
import { letterKinds } from '@/lib/letter/vocabulary';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';

export default async function RoundLettersPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/rounds/${route.ref}/letters`;
  const actor = await staffSignedIn(locale, path);
  const letters = await orMissing(locale, lettersOfRound(actor, route.ref));
  const [officer, title] = [may(actor, 'letter.set_texts', null), say('letter.title')];
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, `/manage/rounds/${letters.round.ref}`), label: letters.round.title[locale] }}>
      {query.done && <NotificationBanner title={title} success>{say('letter.round.done')}</NotificationBanner>}
      <span className="govuk-caption-l">{letters.round.title[locale]}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{say('letter.round.intro')}</p>
      <Waiting {...{ locale, path, letters, officer }} />
      <Settings {...{ locale, path, letters, officer }} />
      <Texts {...{ locale, path, letters, officer }} />
      <Batches locale={locale} batches={letters.batches} />
    </ServicePage>
  );
}

type Props = { locale: Locale; path: string; letters: LettersOfRound; officer: boolean };

function Waiting({ locale, path, letters: { waiting }, officer }: Props) {
  const say = words(locale);
  if (waiting.every(({ count }) => count === 0)) return <p className="govuk-body">{say('letter.round.none')}</p>;
  return (
    <>
      <Table
        caption={say('letter.round.waiting')}
        columns={[{ label: say('letter.round.kindHead') }, { label: say('letter.round.countHead'), numeric: true }, { label: say('letter.round.read') }]}
        rows={waiting.map(({ kind, count }) => [
          say(`letter.kind.${kind}`), count,
          count > 0 ? <a key="read" className="govuk-link" href={localPath(locale, `${path}/preview/${kind}`)}>{say('letter.round.read')}<span className="govuk-visually-hidden"> {say('letter.round.readWhat', { kind: say(`letter.kind.${kind}`) })}</span></a> : '',
        ])}
      />
      {officer && <ButtonLink href={localPath(locale, `${path}/sending`)}>{say('letter.round.send')}</ButtonLink>}
    </>
  );
}

function Settings({ locale, path, letters: { settings }, officer }: Props) {
  const say = words(locale);
  const yes = (is: boolean) => say(is ? 'letter.settings.yes' : 'letter.settings.no');
  const change = officer ? [{ href: localPath(locale, `${path}/settings`), label: say('letter.round.change'), hidden: say('letter.round.changeWhat') }] : [];
  return (
    <>
      <h2 className="govuk-heading-m">{say('letter.round.settings')}</h2>
      <SummaryList
        rows={[
          { key: say('letter.settings.reasons.label'), value: yes(settings.reasons), actions: change },
          { key: say('letter.settings.scores.label'), value: yes(settings.scores) },
          { key: say('letter.settings.bilingual.label'), value: yes(settings.bilingual) },
          { key: say('letter.settings.feedbackDays.label'), value: String(settings.feedbackDays) },
        ]}
      />
    </>
  );
}

function Texts({ locale, path, letters: { settings }, officer }: Props) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('letter.round.texts')}</h2>
      <SummaryList
        rows={letterKinds.map((kind) => ({
          key: say(`letter.kind.${kind}`), value: say(settings.texts[kind] ? 'letter.round.textOwn' : 'letter.round.textUsual'),
          actions: officer ? [{ href: localPath(locale, `${path}/texts/${kind}`), label: say('letter.round.edit'), hidden: say('letter.round.editWhat', { kind: say(`letter.kind.${kind}`) }) }] : [],
        }))}
      />
    </>
  );
}

function Batches({ locale, batches }: { locale: Locale; batches: LettersOfRound['batches'] }) {
  const say = words(locale);
  if (batches.length === 0) return <p className="govuk-body">{say('letter.round.batchesNone')}</p>;
  return (
    <Table
      caption={say('letter.round.batches')}
      columns={[{ label: say('letter.round.batch') }, { label: say('letter.round.when') }, { label: say('letter.round.state') }, { label: say('letter.round.by') }, { label: say('letter.round.countHead') }]}
      rows={batches.map(({ ref, sendAt, status, by, unsent, ...counts }) => [
        <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `/manage/letters/${ref}`)}>{ref}</a>,
        formatDeadline(sendAt, locale), say(`state.letter_batch.${status}`), by,
        unsent > 0 ? say('letter.round.countsUnsent', { ...counts, unsent }) : say('letter.round.counts', counts),
      ])}
    />
  );
}
