import { AwardTag } from '@/components/grant/state-tag';
import { Button } from '@/components/govuk/button';
import { Pagination } from '@/components/govuk/pagination';
import { Select } from '@/components/govuk/select';
import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { type AwardLine, type AwardsWish, awardsForStaff } from '@/lib/award/queries';
import { awardWorkflow } from '@/lib/award/workflow';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { regionOf } from '@/lib/publication/places';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../route-props';
import { ServicePage } from '../../../service-page';

const path = '/manage/awards';
const states = ['to_publish', ...awardWorkflow.states] as const;

export default async function AwardsPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const state = states.find((one) => one === query.state);
  const page = await awardsForStaff(actor, { state, after: query.after, before: query.before });
  if (!page) missing(locale);
  const pageAt = (key: 'after' | 'before', ref: string) => `${localPath(locale, path)}?${new URLSearchParams({ ...(state && { state }), [key]: ref })}`;
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={say('award.list.title')} back={{ href: localPath(locale, '/manage'), label: say('assessment.home.title') }} wide>
      <h1 className="govuk-heading-l">{say('award.list.title')}</h1>
      <Filter locale={locale} state={state} />
      {page.lines.length === 0 ? <p className="govuk-body">{say('award.list.none')}</p> : <Lines locale={locale} lines={page.lines} />}
      <Pagination
        label={say('award.list.pages')}
        previous={page.previous ? { href: pageAt('before', page.previous), label: say('assessment.queue.previous') } : undefined}
        next={page.next ? { href: pageAt('after', page.next), label: say('assessment.queue.next') } : undefined}
      />
    </ServicePage>
  );
}

function Filter({ locale, state }: { locale: Locale; state: AwardsWish['state'] }) {
  const say = words(locale);
  const label = (one: (typeof states)[number]) => (one === 'to_publish' ? say('award.list.toPublish') : say(`state.award.${one}`));
  return (
    <form method="get" action={localPath(locale, path)} className="app-filter">
      <Select name="state" label={say('award.list.state')} defaultValue={state ?? ''} options={[{ value: '', label: say('award.list.anyState') }, ...states.map((one) => ({ value: one, label: label(one) }))]} />
      <div className="app-filter__buttons">
        <Button look="secondary">{say('assessment.queue.apply')}</Button>
        {state && (
          <a className="govuk-link" href={localPath(locale, path)}>
            {say('assessment.queue.clear')}
          </a>
        )}
      </div>
    </form>
  );
}

function Lines({ locale, lines }: { locale: Locale; lines: readonly AwardLine[] }) {
  const say = words(locale);
  return (
    <Table
      caption={say('award.list.caption')}
      captionSize="hidden"
      small
      columns={[
        { label: say('award.list.reference') }, { label: say('award.list.organisation') }, { label: say('award.list.titleColumn') }, { label: say('award.list.region') },
        { label: say('award.list.amount'), numeric: true }, { label: say('award.list.state') }, { label: say('award.list.published') },
      ]}
      rows={lines.map((line) => [
        <a key="ref" className="govuk-link app-nowrap" href={localPath(locale, `${path}/${line.ref}`)}>
          {line.ref}
        </a>,
        line.organisation,
        line.title,
        regionOf(line.leadRegion)?.name[locale] ?? line.leadRegion,
        formatMoney(line.amountAwardedPence),
        <AwardTag key="state" locale={locale} status={line.status} />,
        line.published ? say('common.yes') : say('common.no'),
      ])}
    />
  );
}
