'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import type { RegisterHelperProps } from './register-helper';

const RegisterHelper = dynamic(() => import('./register-helper').then((loaded) => loaded.RegisterHelper), { ssr: false });

/** The counting helper comes after the page, and only where there is a script to run it: without one the totals are typed. */
export function BesideRegister(props: RegisterHelperProps) {
  const [here, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  return here ? <RegisterHelper {...props} /> : null;
}
