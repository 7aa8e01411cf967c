import { BlockedButton, ButtonGroup, ButtonLink } from '@/components/govuk/button';
import { WarningText } from '@/components/govuk/warning-text';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { whyNotConfirmNow, whyNotRejectNow } from '@/lib/award-import/next-steps';
import { type ImportForStaff, importForStaff } from '@/lib/award-import/queries';
import { type Locale, localPath } from '@/lib/locale';
import { refusalSentence, words } from '@/lib/words';
import { given, missing, type RouteProps } from '../../../../route-props';
import { ServicePage } from '../../../../service-page';
import { backOf, importPath, titleOf } from './about';
import { AwardTable, FileSummary, ProblemTable, RoomTable } from './parts';

export default async function ImportPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const actor = await staffSignedIn(locale, importPath(route.ref));
  const file = await importForStaff(actor, route.ref);
  if (!file) missing(locale);
  const errors = file.problems.filter((problem) => problem.level === 'error');
  return (
    <ServicePage locale={locale} path={importPath(file.ref)} actor={actor} title={titleOf(locale, file)} back={backOf(locale, file)} wide>
      <h1 className="govuk-heading-l">{titleOf(locale, file)}</h1>
      <FileSummary locale={locale} file={file} />
      {errors.length > 0 && <Refused locale={locale} file={file} errors={errors.length} />}
      <ProblemTable locale={locale} caption={say('imports.one.errors')} problems={errors} />
      {file.status === 'previewed' && <RoomTable locale={locale} file={file} />}
      <ProblemTable locale={locale} caption={say('imports.one.warnings')} problems={file.problems.filter((problem) => problem.level === 'warning')} />
      {file.rows.length > 0 && <AwardTable locale={locale} file={file} />}
      <Next locale={locale} actor={actor} file={file} />
    </ServicePage>
  );
}

function Refused({ locale, file, errors }: { locale: Locale; file: ImportForStaff; errors: number }) {
  const say = words(locale);
  return (
    <>
      <h2 className="govuk-heading-m">{say('imports.one.cannot')}</h2>
      <WarningText prefix={say('imports.one.errors')}>{say('imports.one.cannotBody', { count: errors })}</WarningText>
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={localPath(locale, `${importPath(file.ref)}/problems.csv`)} download>
            {say('imports.one.markedUp')}
          </a>
        </li>
        <li>
          <a className="govuk-link" href={localPath(locale, file.nation ? '/manage/devolved/file' : '/manage/imports/file')}>
            {say('imports.one.again')}
          </a>
        </li>
      </ul>
    </>
  );
}

/** What can be done next; what this person cannot do now says why. */
function Next({ locale, actor, file }: { locale: Locale; actor: Person; file: ImportForStaff }) {
  const say = words(locale);
  const here = localPath(locale, importPath(file.ref));
  const whyNot = whyNotConfirmNow(actor, file);
  if (file.status === 'confirmed' && file.kind === 'awards') return may(actor, 'award.invite_recipient', null) ? <ButtonLink href={`${here}/invitations`}>{say('imports.one.invite')}</ButtonLink> : null;
  if (file.status !== 'previewed') return null;
  return (
    <>
      <h2 className="govuk-heading-m">{say('imports.one.next')}</h2>
      {whyNot && (
        <BlockedButton id="confirm" reason={refusalSentence(locale, whyNot)}>
          {say('imports.one.confirm')}
        </BlockedButton>
      )}
      <ButtonGroup>
        {!whyNot && <ButtonLink href={`${here}/confirmation`}>{say('imports.one.confirm')}</ButtonLink>}
        {!whyNotRejectNow(actor, file) && (
          <ButtonLink href={`${here}/rejection`} look="secondary">
            {say('imports.one.setAside')}
          </ButtonLink>
        )}
      </ButtonGroup>
    </>
  );
}
