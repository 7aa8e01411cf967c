'use client';

import { useParams } from 'next/navigation';
import type { ReactNode } from 'react';

/** Of a page made in both languages, the one that was asked for: Next tells not-found pages nothing of their address but this. */
export function ByLanguage({ en, cy }: { en: ReactNode; cy: ReactNode }) {
  return useParams().locale === 'cy' ? cy : en;
}
