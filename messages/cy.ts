import access from './cy/access.json';
import application from './cy/application.json';
import assessment from './cy/assessment.json';
import award from './cy/award.json';
import common from './cy/common.json';
import error from './cy/error.json';
import imports from './cy/imports.json';
import ledger from './cy/ledger.json';
import mail from './cy/mail.json';
import organisation from './cy/organisation.json';
import outcome from './cy/outcome.json';
import pages from './cy/pages.json';
import payment from './cy/payment.json';
import people from './cy/people.json';
import refusal from './cy/refusal.json';
import release from './cy/release.json';
import round from './cy/round.json';
import state from './cy/state.json';
import visitor from './cy/visitor.json';
import colleagues from './cy/colleagues.json';
import account from './cy/account.json';
import organisations from './cy/organisations.json';
import register from './cy/register.json';
import checks from './cy/checks.json';
import copying from './cy/copying.json';
import exporting from './cy/exporting.json';

/** Every sentence of the service, by area. */
export const cy = {
  access,
  application,
  assessment,
  award,
  common,
  error,
  imports,
  ledger,
  mail,
  organisation,
  outcome,
  pages,
  payment,
  people,
  refusal,
  release,
  round,
  state,
  visitor,
  colleagues,
  account,
  organisations,
  register,
  checks,
  copying,
  exporting,
};
