import { DocumentBlocks } from '@/components/grant/document-blocks';
import { BlockedButton, ButtonLink } from '@/components/govuk/button';
import { LinkList } from '@/components/govuk/link-list';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { may } from '@/lib/access/policy';
import { requirementBlocks } from '@/lib/audit-pack/document';
import { evidence } from '@/lib/audit-pack/evidence';
import { archiveFile, packFiles } from '@/lib/audit-pack/files';
import { auditPackForStaff } from '@/lib/audit-pack/queries';
import { type Requirement, requirements } from '@/lib/audit-pack/vocabulary';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, type RouteProps } from '../../../../../route-props';
import { DecidingPage, decidingAt, Restricted } from '../decision/deciding-page';

export default async function AuditPackPage(props: RouteProps<'ref'>) {
  const { locale, route, query } = await given(props);
  const say = words(locale);
  const path = `/manage/rounds/${route.ref}/audit-pack`;
  const { actor, found } = await decidingAt(locale, path, (one) => auditPackForStaff(one, route.ref));
  if (found === 'restricted') return <Restricted {...{ locale, actor, path }} />;
  const { round } = found;
  const title = round.title[locale] || round.title.en;
  return (
    <DecidingPage {...{ locale, actor, path }} round={round.ref} title={say('records.pack.titleOf', { round: title })} back={{ href: localPath(locale, `/manage/rounds/${round.ref}`), label: title }} wide>
      {query.done === 'stated' && <NotificationBanner title={say('records.pack.title')} success>{say('records.pack.stated')}</NotificationBanner>}
      <span className="govuk-caption-l">{title}</span>
      <h1 className="govuk-heading-l">{say('records.pack.title')}</h1>
      <p className="govuk-body app-measure">{say('records.pack.intro')}</p>
      <p className="govuk-body">{say('records.pack.asOf', { when: formatInstant(found.now, locale) })}</p>
      <h2 className="govuk-heading-m">{say('records.pack.files')}</h2>
      <ButtonLink href={localPath(locale, `${path}/${archiveFile}`)}>{say('archive.download')}</ButtonLink>
      <p className="govuk-body app-measure">{say('archive.downloadHint')}</p>
      <ul className="govuk-list">
        {packFiles.filter((file) => file !== archiveFile).map((file) => (
          <li key={file}>
            <a className="govuk-link" href={localPath(locale, `${path}/${file}`)}>
              {file}
            </a>
            {`: ${say(`records.pack.file.${file.startsWith('pack') ? 'pack' : file.startsWith('app') ? 'applications' : file.startsWith('dec') ? 'records' : 'events'}`)}`}
          </li>
        ))}
      </ul>
      {may(actor, 'audit_pack.state', null) ? <ButtonLink href={localPath(locale, `${path}/statement`)}>{say('records.statement.link')}</ButtonLink> : <BlockedButton id="state" reason={say('records.statement.notYours')}>{say('records.statement.link')}</BlockedButton>}
      {requirements.map((one, index) => (
        <section key={one} id={one}>
          <h2 className="govuk-heading-m">{`${index + 1}. ${say(`records.requirement.${one}`)}`}</h2>
          <DocumentBlocks blocks={requirementBlocks(locale, found, one)} />
          <Links locale={locale} round={round.ref} requirement={one} />
        </section>
      ))}
    </DecidingPage>
  );
}

/** Where the evidence of a requirement can be read itself. */
function Links({ locale, round, requirement }: { locale: Locale; round: string; requirement: Requirement }) {
  const say = words(locale);
  const links = evidence[requirement].flatMap((one) => ('rest' in one ? [{ name: one.name, href: one.rest.replace('{round}', round) }] : []));
  if (links.length === 0) return null;
  return <LinkList links={links.map(({ name, href }) => ({ href: localPath(locale, href), label: say('records.pack.see', { what: say(`records.pack.where.${name}`) }) }))} />;
}
