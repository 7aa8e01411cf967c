import type { RouteProps } from '../../../../../../route-props';
import { AnswerPage } from '../answer-page';

export default function AcceptVariationPage(props: RouteProps<'ref'>) {
  return <AnswerPage {...props} answer="acceptance" />;
}
