import { landDrawing } from '@/components/grant/site-map';

/** The land that pages put their dots on. Its address carries its content's hash, so it is kept for ever. */
export function GET(request: Request): Response {
  const look = new URL(request.url).searchParams.get('look') === 'deep' ? 'deep' : 'pale';
  return new Response(landDrawing(look), { headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' } });
}
