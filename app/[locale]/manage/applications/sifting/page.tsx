import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { Table } from '@/components/govuk/table';
import { staffSignedIn } from '@/lib/access/session';
import { mostAtOnce, whyNotSiftMany } from '@/lib/assessment/bulk-rules';
import { type SiftLine, siftableForOfficer } from '@/lib/assessment/queries/many';
import { filterFrom, queryOf } from '@/lib/assessment/queue-filter';
import type { WordedField } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { passMany } from './actions';

const path = '/manage/applications/sifting';

export default async function SiftManyPage(props: RouteProps) {
  const { locale, query } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  const wish = filterFrom(query);
  const { lines, more } = await orMissing(locale, siftableForOfficer(actor, wish));
  const able = lines.filter((line) => !whyNotSiftMany(line));
  const back = { href: `${localPath(locale, '/manage/applications')}?${queryOf(wish)}`, label: say('assessment.file.back') };
  const intro = (
    <>
      <p className="govuk-body">{say('assessing.siftMany.intro')}</p>
      {more && <p className="govuk-body">{say('assessing.siftMany.more', { most: mostAtOnce })}</p>}
      <Unable locale={locale} lines={lines.filter((line) => whyNotSiftMany(line))} />
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={able.length === 0 ? say('assessing.siftMany.title') : undefined} back={back}>
      {able.length === 0 ? (
        <>
          <h1 className="govuk-heading-l">{say('assessing.siftMany.title')}</h1>
          <p className="govuk-body">{say('assessing.siftMany.none')}</p>
          <Unable locale={locale} lines={lines} />
        </>
      ) : (
        <Form {...formWords(locale)} action={passMany} fields={[linesField(locale, able)]} hidden={{ locale, key: crypto.randomUUID() }} title={say('assessing.siftMany.title')} intro={intro} submit={say('assessing.siftMany.submit')} />
      )}
    </ServicePage>
  );
}

function linesField(locale: Locale, able: readonly SiftLine[]): WordedField {
  const say = words(locale);
  const options = Object.fromEntries(able.map(({ ref, title, organisation }) => [ref, { label: `${ref}, ${title}`, hint: organisation }]));
  return { kind: 'manyOf', name: 'refs', options, cells: [], label: say('assessing.siftMany.refs.label'), missing: say('assessing.siftMany.refs.missing') };
}

function Unable({ locale, lines }: { locale: Locale; lines: readonly SiftLine[] }) {
  const say = words(locale);
  if (lines.length === 0) return null;
  const why = (line: SiftLine) => {
    const refusal = whyNotSiftMany(line);
    return refusal ? refusalSentence(locale, refusal) : '';
  };
  return (
    <Table
      caption={say('assessing.siftMany.cannot')}
      columns={[{ label: say('assessing.siftMany.application') }, { label: say('assessing.siftMany.why') }]}
      rows={lines.map((line) => [
        <a key="ref" className="govuk-link" href={localPath(locale, `/manage/applications/${line.ref}`)}>{`${line.ref}, ${line.title}`}</a>,
        why(line),
      ])}
    />
  );
}
