import { Form } from '@/components/form/form';
import { formWords } from '@/components/form/form-words';
import { InsetText } from '@/components/govuk/inset-text';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Clarifications } from '@/components/grant/clarifications';
import { signedIn } from '@/lib/access/session';
import { clarificationForMember, type OwnClarification } from '@/lib/clarification/queries';
import { formatDate } from '@/lib/dates';
import type { WordedField } from '@/lib/field';
import { type Locale, localPath } from '@/lib/locale';
import { wordedFields } from '@/lib/programme/questions';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { Conflicts } from '../[page]/conflicts';
import { nameOf } from '../standing';
import { saveOwnClarification } from './actions';

export default async function OwnClarificationPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/clarification`;
  const actor = await signedIn(locale, path);
  const { application, open, earlier } = await orMissing(locale, clarificationForMember(actor, route.ref));
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={open ? undefined : say('clarification.title')} back={{ href: localPath(locale, `/apply/applications/${application.ref}`), label: nameOf(locale, application) }}>
      {query.done && !open && (
        <NotificationBanner title={say('assessment.step.done')} success>
          {say('clarification.sent')}
        </NotificationBanner>
      )}
      {open ? <Answering locale={locale} application={application} open={open} drawn={query.drawn} /> : <h1 className="govuk-heading-l">{say('clarification.own.title')}</h1>}
      <Clarifications locale={locale} clarifications={earlier} />
    </ServicePage>
  );
}

type AnsweringProps = { locale: Locale; application: OwnClarification['application']; open: NonNullable<OwnClarification['open']>; drawn?: string };

function Answering({ locale, application, open, drawn }: AnsweringProps) {
  const say = words(locale);
  const { ref, round, versions, openConflicts } = application;
  const known = Object.fromEntries(open.opened.map(({ name }) => [name, versions[name] ?? 0]));
  const title = say('clarification.own.title');
  return (
    <Form
      key={drawn}
      {...formWords(locale)}
      action={saveOwnClarification}
      fields={fieldsAsked(locale, open)}
      values={open.after}
      hidden={{ locale, application: ref, page: 'clarification', round: round.ref, form: crypto.randomUUID(), versions: JSON.stringify(known) }}
      title={title}
      caption={ref}
      submit={say('clarification.own.submit')}
      secondary={{ name: 'intent', value: 'later', label: say('application.page.later') }}
      autosave
      intro={
        <>
          <Conflicts locale={locale} application={application} page={{ key: 'clarification', title: { en: title, cy: title }, questions: open.opened }} conflicts={openConflicts.filter(({ name }) => name in known)} />
          <p className="govuk-body">{say('clarification.own.intro', { organisation: application.organisationName })}</p>
          <InsetText>{say(open.overdue ? 'clarification.own.overdue' : 'clarification.own.due', { due: formatDate(open.dueOn, locale) })}</InsetText>
        </>
      }
    />
  );
}

/** The questions as they were first asked, with what the fund asks about each above its box. */
function fieldsAsked(locale: Locale, { opened, asked }: AnsweringProps['open']): WordedField[] {
  const say = words(locale);
  return wordedFields(opened, locale).map((field) => {
    const asks = asked.find(({ name }) => name === field.name)?.asks;
    return { ...field, hint: asks ? say('clarification.asks', { asks }) : say('clarification.own.hangsOn') };
  });
}
