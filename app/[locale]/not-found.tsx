import { cy } from '@/messages/cy';
import { en } from '@/messages/en';

/**
 * For a language we do not speak; everything else that is not there is a page of its own (app/route-props.ts). Next sends this along with
 * every signed-in page in case it is needed, so it is small, and says it in both languages.
 */
export default function NotFound() {
  return (
    <main className="govuk-width-container govuk-main-wrapper" id="main-content">
      <h1 className="govuk-heading-l">{en.common.notFound.title}</h1>
      <p className="govuk-body">
        <a className="govuk-link" href="/">
          {en.common.serviceName}
        </a>
      </p>
      <p className="govuk-body" lang="cy">
        {cy.common.notFound.title}
      </p>
    </main>
  );
}
