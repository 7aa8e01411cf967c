import type { RouteProps } from '../../../../../../route-props';
import { VirementDecisionPage } from '../decision-page';

export default function VirementConfirmationPage(props: RouteProps<'ref'>) {
  return <VirementDecisionPage {...props} step="confirmation" />;
}
