import { BlockedButton } from '@/components/govuk/button';
import { LinkList } from '@/components/govuk/link-list';
import { Table } from '@/components/govuk/table';
import type { Person } from '@/lib/access/actor';
import { may } from '@/lib/access/policy';
import { type Locale, localPath } from '@/lib/locale';
import { awardTermsForStaff } from '@/lib/variation/queries';
import { isVariable } from '@/lib/variation/rules';
import { openVariationStates } from '@/lib/variation/vocabulary';
import { words } from '@/lib/words';
import { variationColumns, variationRow } from '../../variations/parts';

const shown = [0, 3, 4, 5, 6, 7];

/** Every change of an award's terms, and the way to the next. */
export async function AwardVariations({ locale, actor, award }: { locale: Locale; actor: Person; award: string }) {
  const say = words(locale);
  const found = await awardTermsForStaff(actor, award);
  if (!found) return null;
  const underWay = found.variations.find(({ status }) => openVariationStates.some((one) => one === status));
  const columns = variationColumns(locale);
  const pick = <T,>(cells: readonly T[]) => shown.flatMap((at) => cells.slice(at, at + 1));
  const link = (step: string, label: string) => ({ href: localPath(locale, `/manage/awards/${award}/${step}`), label });
  const ready = !underWay || underWay.status === 'asked';
  return (
    <>
      <h2 className="govuk-heading-m">{say('variation.section.title')}</h2>
      {found.variations.length === 0 && <p className="govuk-body">{say('variation.section.none')}</p>}
      {found.variations.length > 0 && <Table caption={say('variation.section.caption')} captionSize="s" columns={pick(columns)} rows={found.variations.map((one) => pick(variationRow(locale, one)))} narrow="cards" />}
      {may(actor, 'variation.propose', null) && ready && (
        <LinkList
          links={[
            ...(isVariable(found.awardStatus, 'terms') ? [link('variation', say(underWay ? 'variation.section.takeUp' : 'variation.section.propose'))] : []),
            ...(isVariable(found.awardStatus, 'unused') && !underWay && found.roomPence > 0 ? [link('unused', say('variation.section.release'))] : []),
          ]}
        />
      )}
      {may(actor, 'variation.propose', null) && ready && !isVariable(found.awardStatus, 'unused') && (
        <BlockedButton id="vary" reason={say('variation.section.onlyLive', { state: say(`state.award.${found.awardStatus}`) })}>
          {say('variation.section.propose')}
        </BlockedButton>
      )}
    </>
  );
}
