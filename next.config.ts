import type { NextConfig } from 'next';
import { everyAnswer } from './lib/response-headers';

const config: NextConfig = {
  poweredByHeader: false,
  distDir: process.env.NEXT_DIST ?? '.next',
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  agentRules: false,
  // One id a build, so that a browser that holds an older one reloads instead of mixing the two.
  deploymentId: process.env.BUILD_ID,
  generateBuildId: () => process.env.BUILD_ID ?? 'development',
  serverExternalPackages: ['pg', 'pdfkit', 'fontkit', 'pino', 'graphile-worker', 'nodemailer'],
  typedRoutes: false,
  typescript: { ignoreBuildErrors: true },
  // English has no prefix: the pages live under app/[locale], and only this says so.
  rewrites: async () => ({
    beforeFiles: [{ source: '/:path((?!cy(?:/|$)|en(?:/|$)|api/|_next/|assets/|healthz$|readyz$).*)', destination: '/en/:path' }],
    afterFiles: [],
    fallback: [],
  }),
  redirects: async () => [{ source: '/en/:path*', destination: '/:path*', permanent: false }],
  headers: async () => [
    { source: '/:path*', headers: Object.entries(everyAnswer).map(([key, value]) => ({ key, value })) },
    { source: '/assets/:path*', headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }] },
  ],
  experimental: { serverActions: { bodySizeLimit: '3mb' } },
};

export default config;
