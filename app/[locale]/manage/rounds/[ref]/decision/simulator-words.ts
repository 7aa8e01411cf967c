import type { SimulatorWords } from '@/components/grant/decision-rows';
import type { Locale } from '@/lib/locale';
import { cy } from '@/messages/cy';
import { en } from '@/messages/en';

/** The simulator's words as they stand in the catalogue, with `{name}` where the browser puts something in: the catalogue itself stays on the server. */
export const simulatorWords = (locale: Locale): SimulatorWords => (locale === 'cy' ? cy : en).decision.simulator;
