import { Form } from '@/components/form/form';
import { formProps } from '@/components/form/form-props';
import { BlockedButton } from '@/components/govuk/button';
import { NotificationBanner } from '@/components/govuk/notification-banner';
import { Table } from '@/components/govuk/table';
import { SecondFactorNotice } from '@/components/grant/second-factor';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { staffSignedIn } from '@/lib/access/session';
import { type AwardConflicts, conflictsOfAward } from '@/lib/conflict/award-queries';
import { awardLiftingForm } from '@/lib/conflict/schema';
import { formatInstant } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { words } from '@/lib/words';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { ServicePage } from '../../../../../service-page';
import { liftOfAward } from './actions';

/** Whom an award from elsewhere is restricted for. It has no application, where this would stand otherwise. */
export default async function AwardRestrictionPage(props: RouteProps<'ref'>) {
  const { locale, query, route } = await given(props);
  const say = words(locale);
  const award = `/manage/awards/${route.ref}`;
  const path = `${award}/restriction`;
  const actor = await staffSignedIn(locale, path);
  const found = await orMissing(locale, conflictsOfAward(actor, route.ref));
  const title = say('conflict.file.title', { ref: found.ref });
  return (
    <ServicePage locale={locale} path={path} actor={actor} title={whyNotLift(locale, actor, found) ? title : undefined} back={{ href: localPath(locale, award), label: say('conflict.award.back') }}>
      {query.done === 'lifted' && <NotificationBanner title={say('conflict.file.back')} success>{say('conflict.file.done.lifted')}</NotificationBanner>}
      <span className="govuk-caption-l">{found.title}</span>
      <h1 className="govuk-heading-l">{title}</h1>
      <Who locale={locale} found={found} />
      <Lifting locale={locale} actor={actor} found={found} path={path} title={title} />
      <Lifted locale={locale} found={found} />
    </ServicePage>
  );
}

function Who({ locale, found: { restricted } }: { locale: Locale; found: AwardConflicts }) {
  const say = words(locale);
  const why = (kind: string, reason: string | null) => [say(kind === 'member' ? 'conflict.why.member' : 'conflict.why.declared'), reason].filter(Boolean).join(': ');
  return (
    <>
      <h2 className="govuk-heading-m">{say('conflict.file.who')}</h2>
      <p className="govuk-body">{say('conflict.award.intro')}</p>
      {restricted.length === 0 ? <p className="govuk-body">{say('conflict.file.nobody')}</p> : (
        <Table caption={say('conflict.file.who')} captionSize="hidden" columns={[{ label: say('conflict.file.name') }, { label: say('conflict.file.why') }]} rows={restricted.map(({ name, causes }) => [name, causes.map(({ kind, reason }) => why(kind, reason)).join('; ')])} />
      )}
    </>
  );
}

const othersThan = (actor: Person, { restricted }: AwardConflicts) => restricted.filter(({ personId }) => personId !== actor.id);

function whyNotLift(locale: Locale, actor: Person, found: AwardConflicts): string | undefined {
  const say = words(locale);
  if (!may(actor, 'conflict.lift', { personId: '' })) return say('conflict.file.notYours');
  return othersThan(actor, found).length === 0 ? say('conflict.file.noneToLift') : undefined;
}

function Lifting({ locale, actor, found, path, title }: { locale: Locale; actor: Person; found: AwardConflicts; path: string; title: string }) {
  const say = words(locale);
  const others = othersThan(actor, found);
  const blocked = whyNotLift(locale, actor, found);
  if (blocked) return <BlockedButton id="lifting" reason={blocked}>{say('conflict.liftingPage.submit')}</BlockedButton>;
  const form = formProps(locale, awardLiftingForm, liftOfAward, { hidden: { award: found.ref } });
  const options = Object.fromEntries(others.map(({ personId, name }) => [personId, { label: name }]));
  const fields = form.fields.map((field) => (field.name === 'person' ? { kind: 'oneOf' as const, name: field.name, label: field.label, missing: field.missing, options, cells: [] } : field));
  return (
    <section aria-labelledby="lifting">
      <h2 className="govuk-heading-m" id="lifting">
        {say('conflict.award.lift')}
      </h2>
      <p className="govuk-body">{say('conflict.award.liftIntro')}</p>
      <SecondFactorNotice locale={locale} actor={actor} now={found.now} here={path} />
      <Form {...form} fields={fields} key={others.length} at={localPath(locale, path)} title={title} heading="none" submit={say('conflict.liftingPage.submit')} />
    </section>
  );
}

function Lifted({ locale, found: { lifted } }: { locale: Locale; found: AwardConflicts }) {
  const say = words(locale);
  if (lifted.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{say('conflict.file.decided')}</h2>
      <Table
        caption={say('conflict.file.decided')}
        captionSize="hidden"
        columns={(['name', 'outcome', 'reason', 'by', 'when'] as const).map((key) => ({ label: say(`conflict.file.${key}`) }))}
        rows={lifted.map(({ name, reason, by, at }) => [name, say('conflict.file.lifted'), reason, by, formatInstant(at, locale)])}
      />
    </>
  );
}
