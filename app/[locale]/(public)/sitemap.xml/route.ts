import { environment } from '@/lib/env';
import { localPath, locales } from '@/lib/locale';
import { projectReferences } from '@/lib/publication/queries';
import { openFile } from '../open-data/files';

const pages = ['/', '/projects', '/figures', '/rounds', '/facts', '/open-data', '/privacy', '/accessibility', '/cookies', '/contact', '/complaints', '/safeguarding'];

export const GET = (request: Request): Promise<Response> =>
  openFile(request, 'sitemap.xml', async () => {
    const { PROFILE, ORIGIN, WELSH } = environment();
    if (PROFILE !== 'production') return undefined;
    const paths = [...pages, ...(await projectReferences()).map((ref) => `/projects/${ref}`)];
    const addresses = paths.flatMap((path) => locales.filter((locale) => locale === 'en' || WELSH).map((locale) => `${ORIGIN}${localPath(locale, path)}`));
    const urls = addresses.map((address) => `<url><loc>${address}</loc></url>`).join('\n');
    return { body: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`, type: 'application/xml; charset=utf-8' };
  });
