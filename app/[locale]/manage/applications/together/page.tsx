import { staffSignedIn } from '@/lib/access/session';
import type { Person } from '@/lib/access/actor';
import { mostAtOnce } from '@/lib/assessment/bulk-rules';
import { planOfChosen, togetherForStaff } from '@/lib/assessment/queries/together';
import { filterFrom, queryOf } from '@/lib/assessment/queue-filter';
import { type Facing, type TogetherMove, whyNotTogether } from '@/lib/assessment/together-rules';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { chosenFrom } from './chosen';
import { AssignPreview, MovePreview, Unable } from './preview';

const path = '/manage/applications/together';

/** What would happen to the chosen applications, before it does. */
export default async function TogetherPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const { move, refs } = chosenFrom(await props.searchParams);
  if (!move) missing(locale);
  const wish = filterFrom(query);
  const { lines, more } = await orMissing(locale, togetherForStaff(actor, move, query.all === 'yes' ? { wish } : { refs: refs.slice(0, mostAtOnce + 1) }));
  const able = lines.filter((line) => !whyNotTogether(move, line));
  const title = say(`bulk.title.${move}`);
  const intro = (
    <>
      <p className="govuk-body">{say('bulk.intro', { able: able.length, unable: lines.length - able.length })}</p>
      {more && <p className="govuk-body">{say('bulk.more', { most: mostAtOnce })}</p>}
      <Unable locale={locale} move={move} lines={lines.filter((line) => whyNotTogether(move, line))} />
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={able.length === 0 ? title : undefined} back={{ href: `${localPath(locale, '/manage/applications')}?${queryOf(wish)}`, label: say('assessment.file.back') }}>
      {able.length === 0 ? (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body">{say(lines.length === 0 ? 'bulk.nothing' : 'bulk.none')}</p>
          <Unable locale={locale} move={move} lines={lines} />
        </>
      ) : (
        await previewOf({ locale, actor, move, able, title, intro })
      )}
    </ServicePage>
  );
}

type Previewed = { locale: Locale; actor: Person; move: TogetherMove; able: Facing[]; title: string; intro: React.ReactNode };

async function previewOf({ locale, actor, move, able, title, intro }: Previewed) {
  if (move !== 'assign') return <MovePreview {...{ locale, move, able, title, intro }} />;
  const plan = await planOfChosen(actor, able.map(({ ref }) => ref));
  return plan ? <AssignPreview {...{ locale, plan, able, title, intro }} /> : missing(locale);
}
