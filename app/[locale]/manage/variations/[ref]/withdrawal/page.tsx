import type { RouteProps } from '../../../../../route-props';
import { VariationStepPage } from '../step-page';

export default function VariationWithdrawalPage(props: RouteProps<'ref'>) {
  return <VariationStepPage {...props} step="withdrawal" />;
}
