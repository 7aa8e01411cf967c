import type { AgreementProof, Paper } from '../../lib/award/agreement-queries';
import { formatInstant } from '../../lib/dates';
import type { Locale } from '../../lib/locale';
import { words } from '../../lib/words';
import { SummaryList } from '../govuk/summary-list';
import { Table } from '../govuk/table';

/** An agreement's PDFs with their hashes, each held against the one that was kept when it was made. @param path of the page, in the reader's language */
export function AgreementPapers({ locale, proof, path }: { locale: Locale; proof: AgreementProof; path: string }) {
  const say = words(locale);
  return (
    <>
      <span className="govuk-caption-l">{`${proof.ref}, ${proof.title}`}</span>
      <h1 className="govuk-heading-l">{say('agreement.papers.title')}</h1>
      <p className="govuk-body">{say('agreement.papers.intro')}</p>
      <Table
        caption={say('agreement.papers.caption')}
        columns={[{ label: say('agreement.papers.kind') }, { label: say('agreement.papers.kept') }, { label: say('agreement.papers.check') }]}
        rows={proof.papers.map((paper) => [
          <a key="pdf" className="govuk-link" href={`${path}/${paper.kind}.pdf`} download>
            {say(`agreement.papers.kinds.${paper.kind}`)} (PDF, {Math.max(1, Math.round(paper.bytes / 1024))} KB)
          </a>,
          <Kept key="kept" locale={locale} paper={paper} />,
          paper.pdfSha256 ? say(paper.pdfSha256 === paper.rebuiltSha256 ? 'agreement.papers.same' : 'agreement.papers.different') : say('agreement.papers.notYet'),
        ])}
      />
      <h2 className="govuk-heading-m">{say('agreement.papers.proofs')}</h2>
      <SummaryList
        rows={[
          { key: say('agreement.papers.text'), value: <Checked hash={proof.sha256} sentence={say(proof.textHolds ? 'agreement.papers.textHolds' : 'agreement.papers.textBroken')} /> },
          ...proof.annexes.map(({ number, sha256, holds }) => ({
            key: say('agreement.papers.annex', { number }),
            value: <Checked hash={sha256} sentence={say(holds ? 'agreement.papers.annexHolds' : 'agreement.papers.annexBroken')} />,
          })),
        ]}
      />
      <Earlier locale={locale} proof={proof} />
    </>
  );
}

function Kept({ locale, paper }: { locale: Locale; paper: Paper }) {
  return (
    <>
      <span className="app-hash">{paper.pdfSha256 ?? '–'}</span>
      {paper.drawnAt && (
        <>
          <br />
          {formatInstant(paper.drawnAt, locale)}
        </>
      )}
    </>
  );
}

const Checked = ({ hash, sentence }: { hash: string; sentence: string }) => (
  <>
    <span className="app-hash">{hash}</span>
    <br />
    {sentence}
  </>
);

function Earlier({ locale, proof: { earlier } }: { locale: Locale; proof: AgreementProof }) {
  const say = words(locale);
  if (earlier.length === 0) return null;
  return (
    <Table
      caption={say('agreement.papers.earlier')}
      small
      columns={[{ label: say('agreement.papers.earlierNumber') }, { label: say('agreement.papers.earlierSigned') }, { label: say('agreement.papers.earlierReplaced') }, { label: say('agreement.papers.earlierHash') }]}
      rows={earlier.map(({ number, sha256, signedName, signedAt, replacedAt }) => [
        String(number),
        signedName && signedAt ? `${signedName}, ${formatInstant(signedAt, locale)}` : say('agreement.papers.never'),
        formatInstant(replacedAt, locale),
        <span key="hash" className="app-hash">
          {sha256}
        </span>,
      ])}
    />
  );
}
