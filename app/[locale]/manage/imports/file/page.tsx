import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { Details } from '@/components/govuk/details';
import { Table } from '@/components/govuk/table';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { envelopesForImport } from '@/lib/award-import/queries';
import { fileForm } from '@/lib/award-import/schema';
import { localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { sendFile } from '../actions';
import { TemplateLinks } from '../template-links';

const path = '/manage/imports/file';

export default async function ImportFilePage(props: RouteProps) {
  const { locale } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, path);
  if (!may(actor, 'import.prepare', null)) missing(locale);
  const envelopes = await envelopesForImport(actor);
  const steps = (
    <>
      <h2 className="govuk-heading-m">{say('imports.upload.step1')}</h2>
      <TemplateLinks locale={locale} kind="awards" />
      <Details summary={say('imports.upload.envelopes')}>
        <Table
          caption={say('imports.upload.envelopes')}
          captionSize="hidden"
          columns={[{ label: say('imports.upload.envelopeKey') }, { label: say('imports.upload.envelope') }, { label: say('imports.upload.left'), numeric: true }]}
          rows={envelopes.map((one) => [one.key, locale === 'cy' ? one.labelCy : one.labelEn, formatMoney(one.leftPence)])}
        />
      </Details>
      <h2 className="govuk-heading-m">{say('imports.upload.step2')}</h2>
    </>
  );
  return (
    <ServicePage locale={locale} path={path} actor={actor} back={{ href: localPath(locale, '/manage/imports'), label: say('imports.list.title') }}>
      <Form {...formProps(locale, fileForm, sendFile)} title={say('imports.upload.title')} intro={steps} submit={say('imports.upload.submit')} />
    </ServicePage>
  );
}
