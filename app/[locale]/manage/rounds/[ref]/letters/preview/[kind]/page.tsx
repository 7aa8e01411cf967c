import { Pagination } from '@/components/govuk/pagination';
import { SummaryCard } from '@/components/govuk/summary-list';
import { Lacks, LetterText } from '@/components/grant/letter';
import { staffSignedIn } from '@/lib/access/session';
import { letterPreview } from '@/lib/letter/queries';
import { letterKinds } from '@/lib/letter/vocabulary';
import { localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../../../../route-props';
import { ServicePage } from '../../../../../../../service-page';

export default async function LetterPreviewPage(props: RouteProps<'ref' | 'kind'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/manage/rounds/${route.ref}/letters/preview/${route.kind}`;
  const actor = await staffSignedIn(locale, path);
  const kind = letterKinds.find((one) => one === route.kind);
  if (!kind) missing(locale);
  const { round, drafts, more } = await orMissing(locale, letterPreview(actor, route.ref, kind, query.after));
  const title = say('letter.preview.title', { kind: say(`letter.kind.${kind}`) });
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={title} back={{ href: localPath(locale, `/manage/rounds/${round.ref}/letters`), label: say('letter.title') }}>
      <span className="govuk-caption-l">{round.title[locale]}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{say(drafts.length === 0 ? 'letter.preview.none' : 'letter.preview.intro')}</p>
      {drafts.map(({ facts, lacks, written, batchRef }) => (
        <SummaryCard key={facts.ref} title={`${facts.ref} ${facts.organisation}`} actions={[{ href: localPath(locale, `/manage/applications/${facts.ref}/letters`), label: say('letter.preview.write'), hidden: facts.ref }]}>
          {batchRef && <p className="govuk-hint">{say('letter.preview.inBatch', { ref: batchRef })}</p>}
          <Lacks locale={locale} lacks={lacks} />
          <LetterText locale={locale} {...written} />
        </SummaryCard>
      ))}
      <Pagination
        previous={query.after ? { href: localPath(locale, path), label: say('letter.preview.first') } : undefined}
        next={more ? { href: `${localPath(locale, path)}?after=${drafts.at(-1)?.facts.ref}`, label: say('letter.preview.next') } : undefined}
      />
    </ServicePage>
  );
}
