/** Mail over IMAP and SMTP, in the words of the router. */
@NullMarked
package dev.hushcell.samples.crm.router.mail;

import org.jspecify.annotations.NullMarked;
