import { questionSetJsonSchema } from '@/lib/programme/question-set-json';

/** What an imported set of questions must look like: made from the very schema that checks it. */
export const GET = (): Response => new Response(JSON.stringify(questionSetJsonSchema(), null, 2), { headers: { 'content-type': 'application/schema+json; charset=utf-8', 'cache-control': 'public, max-age=300' } });
