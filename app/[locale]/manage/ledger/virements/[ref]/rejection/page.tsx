import type { RouteProps } from '../../../../../../route-props';
import { VirementDecisionPage } from '../decision-page';

export default function VirementRejectionPage(props: RouteProps<'ref'>) {
  return <VirementDecisionPage {...props} step="rejection" />;
}
