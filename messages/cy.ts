import access from './cy/access.json';
import adjustment from './cy/adjustment.json';
import agreement from './cy/agreement.json';
import anonymous from './cy/anonymous.json';
import answering from './cy/answering.json';
import condition from './cy/condition.json';
import application from './cy/application.json';
import assessing from './cy/assessing.json';
import assessment from './cy/assessment.json';
import bulk from './cy/bulk.json';
import assisted from './cy/assisted.json';
import attachment from './cy/attachment.json';
import award from './cy/award.json';
import clarification from './cy/clarification.json';
import common from './cy/common.json';
import equality from './cy/equality.json';
import deadline from './cy/deadline.json';
import error from './cy/error.json';
import imports from './cy/imports.json';
import ledger from './cy/ledger.json';
import mail from './cy/mail.json';
import office from './cy/office.json';
import organisation from './cy/organisation.json';
import outcome from './cy/outcome.json';
import pages from './cy/pages.json';
import payment from './cy/payment.json';
import people from './cy/people.json';
import post from './cy/post.json';
import refusal from './cy/refusal.json';
import release from './cy/release.json';
import round from './cy/round.json';
import rounds from './cy/rounds.json';
import state from './cy/state.json';
import safeguarding from './cy/safeguarding.json';
import visitor from './cy/visitor.json';
import colleagues from './cy/colleagues.json';
import account from './cy/account.json';
import organisations from './cy/organisations.json';
import register from './cy/register.json';
import checks from './cy/checks.json';
import copying from './cy/copying.json';
import exporting from './cy/exporting.json';
import decision from './cy/decision.json';
import conflict from './cy/conflict.json';
import bank from './cy/bank.json';
import diligence from './cy/diligence.json';
import records from './cy/records.json';
import takeover from './cy/takeover.json';
import letter from './cy/letter.json';
import feedback from './cy/feedback.json';
import complaint from './cy/complaint.json';
import archive from './cy/archive.json';
import answers from './cy/answers.json';
import variation from './cy/variation.json';
import virement from './cy/virement.json';
import delegation from './cy/delegation.json';
import law from './cy/law.json';

/** Every sentence of the service, by area. */
export const cy = {
  access,
  adjustment,
  agreement,
  answering,
  application,
  anonymous,
  bulk,
  assessing,
  assessment,
  assisted,
  attachment,
  award,
  clarification,
  condition,
  common,
  equality,
  deadline,
  error,
  imports,
  ledger,
  mail,
  office,
  organisation,
  outcome,
  pages,
  payment,
  people,
  post,
  refusal,
  release,
  round,
  rounds,
  state,
  safeguarding,
  visitor,
  colleagues,
  account,
  organisations,
  register,
  checks,
  copying,
  exporting,
  decision,
  conflict,
  records,
  takeover,
  letter,
  feedback,
  complaint,
  archive,
  answers,
  variation,
  virement,
  delegation,
  bank,
  diligence,
  law,
};
