/** Who changed what of a contact, lead or account, with the values, which are ciphertext. */
@NullMarked
package dev.hushcell.samples.crm.history;

import org.jspecify.annotations.NullMarked;
