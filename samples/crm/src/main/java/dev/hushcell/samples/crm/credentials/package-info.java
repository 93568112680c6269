/** Where passwords of mailboxes are put, and where the router gets them from. */
@NullMarked
package dev.hushcell.samples.crm.credentials;

import org.jspecify.annotations.NullMarked;
