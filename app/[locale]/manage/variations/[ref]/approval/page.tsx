import type { RouteProps } from '../../../../../route-props';
import { VariationStepPage } from '../step-page';

export default function VariationApprovalPage(props: RouteProps<'ref'>) {
  return <VariationStepPage {...props} step="approval" />;
}
