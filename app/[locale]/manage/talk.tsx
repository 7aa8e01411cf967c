import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { formWords } from '@/components/form/form-words';
import { InsetText } from '@/components/govuk/inset-text';
import { Table } from '@/components/govuk/table';
import { raiseForm } from '@/lib/assessment/assessing-forms';
import type { CommentLine, FlagLine, Talk as Talked } from '@/lib/assessment/queries/comments';
import { formatInstant } from '@/lib/dates';
import type { WordedField } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { comment, raise } from './flags/actions';

type TalkProps = { locale: Locale; talk: Talked; at: 'applications' | 'assessments'; /** Whether the reader may write here, and settle flags. */ writes: boolean; settles: boolean };

/** Comments and flags of one application: read, written and raised on one page. */
export function Talk({ locale, talk, at, writes, settles }: TalkProps) {
  const say = words(locale);
  const here = localPath(locale, `/manage/${at}/${talk.ref}/comments`);
  return (
    <>
      <p className="govuk-body">{say('assessing.talk.intro')}</p>
      {talk.sealed && <InsetText>{say('assessing.talk.sealed')}</InsetText>}
      <p className="govuk-body">{say('assessing.talk.clarify')}</p>
      <h2 className="govuk-heading-m">{say('assessing.talk.comments')}</h2>
      {talk.comments.length === 0 ? <p className="govuk-body">{say('assessing.talk.none')}</p> : talk.comments.map((one) => <Comment key={one.id} locale={locale} one={one} />)}
      {writes && (
        <>
          <h2 className="govuk-heading-m">{say('assessing.talk.write')}</h2>
          <Form {...formWords(locale)} key={talk.comments.length} at={here} action={comment} fields={commentFields(locale, talk)} hidden={{ locale, key: crypto.randomUUID(), ref: talk.ref, at }} submit={say('assessing.talk.submit')} />
        </>
      )}
      <h2 className="govuk-heading-m">{say('assessing.talk.flags')}</h2>
      {talk.flags.length === 0 ? <p className="govuk-body">{say('assessing.talk.noFlags')}</p> : <Flags locale={locale} flags={talk.flags} settles={settles} />}
      {writes && (
        <>
          <h3 className="govuk-heading-s">{say('assessing.talk.raise')}</h3>
          <p className="govuk-body">{say('assessing.talk.raiseIntro')}</p>
          <Form {...formProps(locale, raiseForm, raise, { hidden: { ref: talk.ref, at } })} key={`flags ${talk.flags.length}`} at={here} submit={say('assessing.talk.raiseSubmit')} />
        </>
      )}
    </>
  );
}

function commentFields(locale: Locale, { people }: Talked): WordedField[] {
  const say = words(locale);
  const written: WordedField = { kind: 'longText', maxWords: 500, name: 'words', cells: [], label: say('assessing.talk.words.label'), missing: say('assessing.talk.words.missing') };
  const options = Object.fromEntries(people.map(({ id, name }) => [id, { label: name }]));
  return people.length === 0 ? [written] : [written, { kind: 'manyOf', optional: true, name: 'mentions', options, cells: [], label: say('assessing.talk.mention.label'), hint: say('assessing.talk.mention.hint') }];
}

function Comment({ locale, one }: { locale: Locale; one: CommentLine }) {
  const say = words(locale);
  return (
    <article className="govuk-inset-text govuk-!-margin-top-3 govuk-!-margin-bottom-3">
      <p className="govuk-body govuk-!-margin-bottom-1">
        <strong>{say('assessing.talk.by', { name: one.by, when: formatInstant(one.at, locale) })}</strong>
      </p>
      <p className="govuk-body app-wrap govuk-!-margin-bottom-1">{one.words}</p>
      {one.mentions.length > 0 && <p className="govuk-hint govuk-!-margin-bottom-0">{say('assessing.talk.mentions', { names: one.mentions.join(', ') })}</p>}
    </article>
  );
}

function Flags({ locale, flags, settles }: { locale: Locale; flags: readonly FlagLine[]; settles: boolean }) {
  const say = words(locale);
  const name = (flag: FlagLine) =>
    settles && flag.status !== 'resolved' ? (
      <a key="flag" className="govuk-link app-nowrap" href={localPath(locale, `/manage/flags/${flag.ref}`)}>
        {flag.ref}
      </a>
    ) : (
      <span key="flag" className="app-nowrap">{flag.ref}</span>
    );
  return (
    <Table
      caption={say('assessing.talk.flags')}
      captionSize="hidden"
      columns={[{ label: say('assessing.talk.flag') }, { label: say('assessing.talk.state') }, { label: say('assessing.talk.reason') }, { label: say('assessing.talk.allocated') }, { label: say('assessing.talk.outcome') }]}
      rows={flags.map((flag) => [name(flag), say(`state.flag.${flag.status}`), `${flag.reason} (${say('assessing.talk.by', { name: flag.by, when: formatInstant(flag.at, locale) })})`, flag.allocatedTo ?? say('assessing.talk.nobody'), flag.outcome ?? ''])}
    />
  );
}
