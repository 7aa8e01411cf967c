const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** A PDF to be saved, never shown in the page's place; without one, "not found", as for everything that is not theirs. */
export const pdfAnswer = (pdf: Uint8Array<ArrayBuffer> | undefined, name: string): Response =>
  pdf
    ? new Response(pdf, { headers: { ...headers, 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}.pdf"` } })
    : new Response('Not found', { status: 404, headers });
