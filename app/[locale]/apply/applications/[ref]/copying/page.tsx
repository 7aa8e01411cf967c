import type { ReactNode } from 'react';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { Button } from '@/components/govuk/button';
import { Radios } from '@/components/govuk/radios';
import { Table } from '@/components/govuk/table';
import { Answer } from '@/components/grant/answers';
import { signedIn } from '@/lib/access/session';
import { type Copying, copyingForMember } from '@/lib/application/check-queries';
import type { CopyLine } from '@/lib/application/copying';
import { copyForm } from '@/lib/application/schema';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { copyOwnAnswers } from '../../actions';
import { nameOf } from '../standing';

/** First which application, by a plain GET form; then, question by question, what will be copied. */
export default async function CopyingPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const path = `/apply/applications/${route.ref}/copying`;
  const actor = await signedIn(locale, path);
  const copying = await copyingForMember(actor, route.ref, query.from);
  if (!copying) missing(locale);
  const { ref, from, changeable } = copying;
  const count = from?.lines.filter(({ fate }) => fate === 'copied').length ?? 0;
  const ready = changeable && from && count > 0;
  const title = say('copying.title');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={ready ? undefined : title} back={{ href: localPath(locale, `/apply/applications/${ref}`), label: nameOf(locale, copying) }} wide>
      {ready ? (
        <Form {...formProps(locale, copyForm, copyOwnAnswers, { hidden: { application: ref, from: from.ref } })} title={title} submit={say('copying.submit')} intro={<Preview locale={locale} from={from} count={count} />} />
      ) : (
        <>
          <h1 className="govuk-heading-l">{title}</h1>
          <p className="govuk-body app-measure">{say('copying.intro')}</p>
          {!changeable && <p className="govuk-body">{say('copying.blocked')}</p>}
          {from && <Preview locale={locale} from={from} count={count} />}
          {changeable && <Choice locale={locale} path={path} copying={copying} />}
        </>
      )}
    </ServicePage>
  );
}

function Choice({ locale, path, copying }: { locale: Locale; path: string; copying: Copying }): ReactNode {
  const say = words(locale);
  if (copying.earlier.length === 0) return <p className="govuk-body">{say('copying.none', { organisation: copying.organisationName })}</p>;
  const options = copying.earlier.map(({ ref, title, roundTitle, answered }) => ({ value: ref, label: title ?? say('application.untitled'), hint: say('copying.answered', { ref, round: roundTitle[locale], count: answered }) }));
  return (
    <form method="get" action={localPath(locale, path)}>
      <Radios name="from" label={say('copying.choose')} options={options} defaultValue={copying.from?.ref ?? options[0]?.value} />
      <Button look="secondary">{say('copying.see')}</Button>
    </form>
  );
}

function Preview({ locale, from, count }: { locale: Locale; from: { ref: string; lines: CopyLine[] }; count: number }) {
  const say = words(locale);
  const rows = from.lines.map(({ question, raw, fate }) => [question.label[locale], <Answer key="answer" locale={locale} question={question} value={raw} />, say(`copying.fates.${fate}`)]);
  return (
    <>
      <p className="govuk-body">{say('copying.count', { count })}</p>
      <Table caption={say('copying.preview', { ref: from.ref })} small columns={[{ label: say('copying.question') }, { label: say('copying.answer') }, { label: say('copying.fate') }]} rows={rows} />
    </>
  );
}
