package dev.hushcell.samples.crm.router.mail;

/**
 * Why a mailbox does not work, and at which of its servers.
 *
 * @param problem what is wrong
 * @param side with which server
 */
public record MailTrouble(MailProblem problem, MailSide side) {}
