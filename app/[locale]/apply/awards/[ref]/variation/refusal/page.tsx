import type { RouteProps } from '../../../../../../route-props';
import { AnswerPage } from '../answer-page';

export default function DeclineVariationPage(props: RouteProps<'ref'>) {
  return <AnswerPage {...props} answer="declining" />;
}
