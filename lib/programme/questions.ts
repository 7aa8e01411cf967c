import { type Field, type FieldText, type Fields, type Raw, type RawValue, type WordedField, wordedField } from '../field';
import { isBlank } from '../field-raw';
import { type FieldProblem, parseFields } from '../field-schema';
import type { Bilingual, Locale } from '../locale';
import { type Pence, parseMoney } from '../money';
import type { Question, QuestionPage, QuestionSet } from './question-set';
