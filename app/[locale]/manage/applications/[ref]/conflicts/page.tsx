import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type ApplicationConflicts, type Cause, conflictsOfApplication } from '@/lib/conflict/queries';
import { candidateKinds } from '@/lib/conflict/vocabulary';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { conflictsPath } from './conflicts-page';

export default async function ApplicationConflictsPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = conflictsPath(route.ref);
  const actor = await staffSignedIn(locale, path);
  const found = await orMissing(locale, conflictsOfApplication(actor, route.ref));
  const done = (['judged', 'lifted'] as const).find((key) => key === query.done);
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('conflict.file.title', { ref: found.ref })} back={{ href: localPath(locale, `/manage/applications/${found.ref}`), label: say('assessment.file.backToFile') }} wide>
      {done && <NotificationBanner title={say('conflict.file.back')} success>{say(`conflict.file.done.${done}`)}</NotificationBanner>}
      <span className="govuk-caption-l">{found.title}</span>
      <h1 className="govuk-heading-l">{say('conflict.file.title', { ref: found.ref })}</h1>
      <Restricted locale={locale} found={found} />
      <Candidates locale={locale} found={found} />
      {may(actor, 'conflict.judge', { personId: '' }) ? (
        <ButtonGroup>
          {found.candidates.length > 0 && <ButtonLink href={localPath(locale, `${path}/candidate`)}>{say('conflict.file.judge')}</ButtonLink>}
          <ButtonLink href={localPath(locale, `${path}/finding`)} look="secondary">{say('conflict.file.find')}</ButtonLink>
          {found.restricted.length > 0 && <ButtonLink href={localPath(locale, `${path}/lifting`)} look="secondary">{say('conflict.file.lift')}</ButtonLink>}
        </ButtonGroup>
      ) : (
        <BlockedButton id="judge" reason={say('conflict.file.notYours')}>
          {say('conflict.file.find')}
        </BlockedButton>
      )}
      <Decided locale={locale} found={found} />
    </ServicePage>
  );
}

type Part = { locale: Locale; found: ApplicationConflicts };

function Restricted({ locale, found: { restricted } }: Part) {
  const say = words(locale);
  const known = ['assignment', 'member', 'declared', ...candidateKinds] as const;
  const why = ({ kind, reason }: Cause) => {
    const named = known.find((one) => one === kind);
    return [named && say(`conflict.why.${named}`), reason].filter(Boolean).join(': ');
  };
  return (
    <>
      <h2 className="govuk-heading-m">{say('conflict.file.who')}</h2>
      {restricted.length === 0 ? <p className="govuk-body">{say('conflict.file.nobody')}</p> : (
        <Table caption={say('conflict.file.who')} captionSize="hidden" columns={[{ label: say('conflict.file.name') }, { label: say('conflict.file.why') }]} rows={restricted.map(({ name, causes }) => [name, causes.map(why).join('; ')])} />
      )}
    </>
  );
}

function Candidates({ locale, found: { candidates } }: Part) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('conflict.file.candidates')}</h2>
      <p className="govuk-body app-measure">{say('conflict.file.candidatesIntro')}</p>
      {candidates.length === 0 ? <p className="govuk-body">{say('conflict.file.noCandidates')}</p> : (
        <Table
          caption={say('conflict.file.candidates')}
          captionSize="hidden"
          columns={[{ label: say('conflict.file.name') }, { label: say('conflict.file.why') }, { label: say('conflict.file.detail') }]}
          rows={candidates.map(({ name, kind, detail }) => [name, say(`conflict.kind.${kind}`), detail])}
        />
      )}
    </>
  );
}

function Decided({ locale, found: { decided } }: Part) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('conflict.file.decided')}</h2>
      {decided.length === 0 ? <p className="govuk-body">{say('conflict.file.nothingDecided')}</p> : (
        <Table
          caption={say('conflict.file.decided')}
          captionSize="hidden"
          columns={(['name', 'why', 'outcome', 'reason', 'by', 'when'] as const).map((key) => ({ label: say(`conflict.file.${key}`) }))}
          rows={decided.map(({ name, kind, outcome, reason, by, at }) => [name, say(`conflict.kind.${kind}`), say(`conflict.file.${outcome}`), reason, by, formatInstant(at, locale)])}
        />
      )}
    </>
  );
}
