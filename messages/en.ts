import access from './en/access.json';
import adjustment from './en/adjustment.json';
import agreement from './en/agreement.json';
import anonymous from './en/anonymous.json';
import answering from './en/answering.json';
import condition from './en/condition.json';
import application from './en/application.json';
import assessing from './en/assessing.json';
import assessment from './en/assessment.json';
import bulk from './en/bulk.json';
import assisted from './en/assisted.json';
import attachment from './en/attachment.json';
import award from './en/award.json';
import clarification from './en/clarification.json';
import common from './en/common.json';
import equality from './en/equality.json';
import deadline from './en/deadline.json';
import error from './en/error.json';
import imports from './en/imports.json';
import ledger from './en/ledger.json';
import mail from './en/mail.json';
import office from './en/office.json';
import organisation from './en/organisation.json';
import outcome from './en/outcome.json';
import pages from './en/pages.json';
import payment from './en/payment.json';
import people from './en/people.json';
import post from './en/post.json';
import refusal from './en/refusal.json';
import release from './en/release.json';
import round from './en/round.json';
import rounds from './en/rounds.json';
import state from './en/state.json';
import safeguarding from './en/safeguarding.json';
import visitor from './en/visitor.json';
import colleagues from './en/colleagues.json';
import account from './en/account.json';
import organisations from './en/organisations.json';
import register from './en/register.json';
import checks from './en/checks.json';
import copying from './en/copying.json';
import exporting from './en/exporting.json';
import decision from './en/decision.json';
import conflict from './en/conflict.json';
import bank from './en/bank.json';
import diligence from './en/diligence.json';
import records from './en/records.json';
import takeover from './en/takeover.json';
import letter from './en/letter.json';
import feedback from './en/feedback.json';
import complaint from './en/complaint.json';
import archive from './en/archive.json';
import answers from './en/answers.json';
import variation from './en/variation.json';
import virement from './en/virement.json';
import delegation from './en/delegation.json';
import law from './en/law.json';

/** Every sentence of the service, by area. */
export const en = {
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
