import { BlockedButton } from '@/components/govuk/button';
import { InsetText } from '@/components/govuk/inset-text';
import { Table } from '@/components/govuk/table';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { formatDate } from '@/lib/dates';
import { type Locale, localPath } from '@/lib/locale';
import { formatMoney } from '@/lib/money';
import { awardTermsForRecipient } from '@/lib/variation/queries';
import { isVariable } from '@/lib/variation/rules';
import { words } from '@/lib/words';

/** Stands at the top of an award while a change that the fund offers waits for its recipient. */
export async function VariationToAnswer({ locale, actor, award }: { locale: Locale; actor: Person; award: string }) {
  const found = await awardTermsForRecipient(actor, award);
  if (found?.waiting?.status !== 'approved') return null;
  return (
    <InsetText>
      <a className="govuk-link" href={localPath(locale, `/apply/awards/${award}/variation`)}>
        {words(locale)('variation.section.toAnswer')}
      </a>
    </InsetText>
  );
}

/** The changes of an award that its recipient asked for or was offered, and the way to the next. */
export async function OwnVariations({ locale, actor, award }: { locale: Locale; actor: Person; award: string }) {
  const say = words(locale);
  const found = await awardTermsForRecipient(actor, award);
  if (!found || (found.variations.length === 0 && !isVariable(found.awardStatus, 'terms'))) return null;
  const { waiting, variations } = found;
  const label = waiting ? say(waiting.status === 'approved' ? 'variation.section.look' : 'variation.section.asked') : say('variation.section.ask');
  return (
    <>
      <h2 className="govuk-heading-m">{say('variation.section.title')}</h2>
      {variations.length > 0 && (
        <Table
          caption={say('variation.section.caption')}
          captionSize="s"
          columns={(['reference', 'kind', 'from', 'to', 'state', 'at'] as const).map((key) => ({ label: say(`variation.list.${key}`), numeric: key === 'from' || key === 'to' }))}
          rows={variations.map((one) => [one.ref, say(`variation.kind.${one.kind}`), formatMoney(one.fromPence), formatMoney(one.toPence), say(`state.variation.${one.status}`), formatDate(one.at, locale)])}
          narrow="cards"
        />
      )}
      {waiting || may(actor, 'variation.ask', found) ? (
        (waiting || isVariable(found.awardStatus, 'terms')) && (
          <p className="govuk-body">
            <a className="govuk-link" href={localPath(locale, `/apply/awards/${award}/variation`)}>
              {label}
            </a>
          </p>
        )
      ) : (
        <BlockedButton id="ask" reason={say('variation.section.onlyCertifier')}>
          {say('variation.section.ask')}
        </BlockedButton>
      )}
    </>
  );
}
