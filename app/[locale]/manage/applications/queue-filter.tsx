import { Button } from '@/components/govuk/button';
import { Select } from '@/components/govuk/select';
import { TextInput } from '@/components/govuk/text-input';
import type { View } from '@/lib/assessment/queries/views';
import type { Queue } from '@/lib/assessment/queries/queue';
import { type QueueFilter as Filter, type QueueState, queryOf, queueOrders, queueStates, shortestSearch } from '@/lib/assessment/queue-filter';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; path: string; wish: Filter; rounds: Queue['rounds'] };

/** A plain GET form: what is filtered stands in the address, so it can be kept and sent. */
export function QueueFilter({ locale, path, wish, rounds }: Props) {
  const say = words(locale);
  const label = (state: QueueState) => (state === 'to_notify' ? say('assessment.queue.toNotify') : say(`state.application.${state}`));
  return (
    <search aria-label={say('assessment.queue.filter')}>
      <form method="get" action={localPath(locale, path)} className="app-filter">
        <TextInput name="search" type="search" label={say('assessment.queue.search')} hint={say('assessment.queue.searchHint', { count: shortestSearch })} width={20} defaultValue={wish.search} />
        <Select name="within" label={say('assessing.queue.within')} defaultValue={wish.within ?? ''} options={[{ value: '', label: say('assessing.queue.titles') }, { value: 'answers', label: say('assessing.queue.answers') }]} />
        <Select
          name="round"
          label={say('assessment.queue.round')}
          defaultValue={wish.round ?? ''}
          options={[{ value: '', label: say('assessment.queue.anyRound') }, ...rounds.map(({ ref, titleEn, titleCy }) => ({ value: ref, label: locale === 'cy' ? titleCy : titleEn }))]}
        />
        <Select
          name="state"
          label={say('assessment.queue.state')}
          defaultValue={wish.state ?? ''}
          options={[{ value: '', label: say('assessment.queue.anyState') }, ...queueStates.map((state) => ({ value: state, label: label(state) }))]}
        />
        <Select name="order" label={say('assessing.queue.order')} defaultValue={wish.order ?? 'oldest'} options={queueOrders.map((order) => ({ value: order, label: say(`assessing.queue.orders.${order}`) }))} />
        <Tick name="flagged" label={say('assessing.queue.only')} on={wish.flagged} />
        <Tick name="lacking" label={say('assessing.queue.lacking')} on={wish.lacking} />
        <div className="app-filter__buttons">
          <Button look="secondary">{say('assessment.queue.apply')}</Button>
          {queryOf(wish) !== '' && (
            <a className="govuk-link" href={localPath(locale, path)}>
              {say('assessment.queue.clear')}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}

function Tick({ name, label, on }: { name: string; label: string; on?: true }) {
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input className="govuk-checkboxes__input" type="checkbox" id={name} name={name} value="yes" defaultChecked={on} />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={name}>
          {label}
        </label>
      </div>
    </div>
  );
}

/** Named filters: one's own first, then what colleagues share. */
export function SavedViews({ locale, path, wish, views }: { locale: Locale; path: string; wish: Filter; views: readonly View[] }) {
  const say = words(locale);
  const query = queryOf(wish);
  return (
    <nav aria-label={say('assessing.queue.views')}>
      <ul className="govuk-list app-inline-list">
        {views.map(({ name, query: kept, own, by }) => (
          <li key={`${by} ${name}`}>
            <a className="govuk-link" href={`${localPath(locale, path)}?${kept}`} aria-current={kept === query ? 'page' : undefined}>
              {name}
            </a>
            {!own && <span className="govuk-hint govuk-!-margin-bottom-0">{' '}{say('assessing.queue.shared', { name: by })}</span>}
          </li>
        ))}
        <li>
          <a className="govuk-link" href={`${localPath(locale, `${path}/views`)}?${query}`}>
            {say(query === '' ? 'assessing.queue.manage' : 'assessing.queue.save')}
          </a>
        </li>
      </ul>
    </nav>
  );
}
