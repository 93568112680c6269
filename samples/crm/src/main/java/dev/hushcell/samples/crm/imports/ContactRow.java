package dev.hushcell.samples.crm.imports;

import dev.hushcell.samples.crm.contact.ContactForm;

/**
 * A row of a file that is imported.
 *
 * @param line its number in the file
 * @param form the contact
 * @param account name of its account; empty: none
 */
record ContactRow(long line, ContactForm form, String account) {}
