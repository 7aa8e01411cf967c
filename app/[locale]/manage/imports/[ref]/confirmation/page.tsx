import type { ReactNode } from 'react';
import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import { BlockedButton } from '@/components/govuk/button';
import { SummaryList } from '@/components/govuk/summary-list';
import { staffSignedIn } from '@/lib/access/session';
import { whyNotConfirmNow } from '@/lib/award-import/next-steps';
import { type ImportForStaff, importForStaff } from '@/lib/award-import/queries';
import { confirmationForm } from '@/lib/award-import/schema';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { confirmFile } from '../../actions';
import { importPath, titleOf } from '../about';
import { RoomTable } from '../parts';

export default async function ConfirmationPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const path = `${importPath(route.ref)}/confirmation`;
  const actor = await staffSignedIn(locale, path);
  const file = await importForStaff(actor, route.ref);
  if (!file) missing(locale);
  const whyNot = whyNotConfirmNow(actor, file);
  const title = say('imports.confirmation.title');
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={whyNot ? title : undefined} back={{ href: localPath(locale, importPath(file.ref)), label: titleOf(locale, file) }}>
      {whyNot && <h1 className="govuk-heading-l">{title}</h1>}
      {whyNot ? (
        <BlockedButton id="confirm" reason={refusalSentence(locale, whyNot)}>
          {say('imports.one.confirm')}
        </BlockedButton>
      ) : (
        <Form
          {...formProps(locale, confirmationForm, confirmFile, { hidden: { ref: file.ref } })}
          title={title}
          caption={file.ref}
          submit={say('imports.confirmation.submit', { count: file.rows.length })}
          intro={<What locale={locale} file={file} notice={<SecondFactorNotice locale={locale} actor={actor} now={file.now} here={path} />} />}
        />
      )}
    </ServicePage>
  );
}

function What({ locale, file, notice }: { locale: Locale; file: ImportForStaff; notice: ReactNode }) {
  const say = words(locale);
  return (
    <>
      <p className="govuk-body">{say(file.nation ? 'imports.confirmation.bodyDevolved' : 'imports.confirmation.body')}</p>
      <SummaryList
        rows={[
          { key: say('imports.one.fileName'), value: file.fileName },
          ...(file.source ? [{ key: say('imports.one.source'), value: file.source }] : []),
          { key: say('imports.one.by'), value: file.createdBy },
          { key: say('imports.confirmation.count'), value: file.rows.length },
          { key: say('imports.one.total'), value: formatMoney(file.totalPence) },
        ]}
      />
      <RoomTable locale={locale} file={file} />
      {notice}
    </>
  );
}
