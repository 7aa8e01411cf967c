import { Button } from '@/components/govuk/button';
import { Select } from '@/components/govuk/select';
import { TextInput } from '@/components/govuk/text-input';
import { type Queue, type QueueState, queueStates, shortestSearch } from '@/lib/assessment/queries/queue';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';

type Props = { locale: Locale; path: string; wish: { round?: string; state?: QueueState; search?: string }; rounds: Queue['rounds'] };

/** A plain GET form: what is filtered stands in the address, so it can be kept and sent. */
export function QueueFilter({ locale, path, wish, rounds }: Props) {
  const say = words(locale);
  const label = (state: QueueState) => (state === 'to_notify' ? say('assessment.queue.toNotify') : say(`state.application.${state}`));
  return (
    <search aria-label={say('assessment.queue.filter')}>
      <form method="get" action={localPath(locale, path)} className="app-filter">
        <TextInput name="search" type="search" label={say('assessment.queue.search')} hint={say('assessment.queue.searchHint', { count: shortestSearch })} width={20} defaultValue={wish.search} />
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
        <div className="app-filter__buttons">
          <Button look="secondary">{say('assessment.queue.apply')}</Button>
          {(wish.search || wish.round || wish.state) && (
            <a className="govuk-link" href={localPath(locale, path)}>
              {say('assessment.queue.clear')}
            </a>
          )}
        </div>
      </form>
    </search>
  );
}
