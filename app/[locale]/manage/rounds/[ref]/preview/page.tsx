import { InsetText } from '@/components/govuk/inset-text';
import { roundPreview } from '@/lib/programme/queries';
import { words } from '@/lib/words';
import { RoundBody } from '../../../../(public)/rounds/[ref]/round';
import { given, orMissing, type RouteProps } from '../../../../../route-props';
import { roundAt, UnderRound } from '../../round-page';

/** What everybody will read, before anybody can. */
export default async function RoundPreviewPage(props: RouteProps<'ref'>) {
  const { locale, route } = await given(props);
  const say = words(locale);
  const { actor, round, path } = await roundAt(locale, route.ref, `/manage/rounds/${route.ref}/preview`);
  const preview = await orMissing(locale, roundPreview(actor, route.ref));
  return (
    <UnderRound {...{ locale, actor, round, path }} title={say('rounds.view.preview')}>
      <span className="govuk-caption-l">{preview.round.title[locale]}</span>
      <h1 className="govuk-heading-l">{say('rounds.view.preview')}</h1>
      <InsetText>{say('rounds.view.previewNote')}</InsetText>
      <RoundBody locale={locale} round={preview.round} />
    </UnderRound>
  );
}
