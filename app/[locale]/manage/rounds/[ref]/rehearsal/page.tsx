import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { formatInstant } from '@/lib/dates';
import { localPath } from '@/lib/locale';
import { roundStepForm } from '@/lib/programme/round-forms';
import { whyNotRehearsed } from '@/lib/programme/round-rules';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { beginRehearsal, endRehearsal } from '../../actions';
import { roundAt, UnderRound } from '../../round-page';

export default async function RehearsalPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { actor, round, path } = await roundAt(locale, route.ref, `/manage/rounds/${route.ref}/rehearsal`);
  if (!may(actor, 'round.rehearse', null)) missing(locale);
  const finished = round.rehearsals.filter(({ submittedAt, current }) => submittedAt && current).length;
  const whyNot = whyNotRehearsed(round.status, round.lacks, finished);
  const labels = ['application', 'by', 'started', 'submitted'] as const;
  return (
    <UnderRound {...{ locale, actor, round, path }} title={say('rounds.rehearsal.title')}>
      <h1 className="govuk-heading-l">{say('rounds.rehearsal.title')}</h1>
      <p className="govuk-body">{say('rounds.rehearsal.intro')}</p>
      {round.lacks.length > 0 ? <BlockedButton id="start" reason={say('refusal.round_not_for_rehearsal')}>{say('rounds.rehearsal.start')}</BlockedButton> : <Form {...formProps(locale, roundStepForm, beginRehearsal, { hidden: { round: round.ref } })} submit={say('rounds.rehearsal.start')} />}
      {round.rehearsals.length > 0 && (
        <Table
          caption={say('rounds.rehearsal.caption')}
          columns={labels.map((key) => ({ label: say(`rounds.rehearsal.${key}`) }))}
          rows={round.rehearsals.map((one) => [
            one.mine ? <a key="link" className="govuk-link" href={localPath(locale, `/apply/applications/${one.ref}`)}>{one.ref}</a> : one.ref, one.by, formatInstant(one.startedAt, locale),
            one.submittedAt ? `${formatInstant(one.submittedAt, locale)}${one.current ? '' : ` (${say('rounds.rehearsal.older')})`}` : say('rounds.rehearsal.notYet'),
          ])}
        />
      )}
      <h2 className="govuk-heading-m">{say('rounds.rehearsal.finish')}</h2>
      <p className="govuk-body">{say('rounds.rehearsal.finishIntro')}</p>
      {whyNot ? <BlockedButton id="finish" reason={refusalSentence(locale, whyNot)}>{say('rounds.rehearsal.finish')}</BlockedButton> : <Form {...formProps(locale, roundStepForm, endRehearsal, { hidden: { round: round.ref } })} submit={say('rounds.rehearsal.finish')} />}
    </UnderRound>
  );
}
