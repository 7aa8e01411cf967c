import { Tag, type TagColour } from '@/components/govuk/tag';
import type { Locale } from '@/lib/locale';
import type { PaymentStatus } from '@/lib/payment/workflow';
import { words } from '@/lib/words';

const colours: Record<PaymentStatus, TagColour> = { recorded: 'yellow', confirmed: 'green', rejected: 'grey' };

export const PaymentTag = ({ locale, status }: { locale: Locale; status: PaymentStatus }) => <Tag colour={colours[status]}>{words(locale)(`state.payment.${status}`)}</Tag>;
