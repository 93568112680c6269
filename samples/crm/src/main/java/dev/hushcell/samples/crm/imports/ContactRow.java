package dev.hushcell.samples.crm.imports;

import dev.hushcell.samples.crm.contact.ContactForm;
import dev.hushcell.samples.crm.forms.TextCheck;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;

/**
 * A row of a file that is imported.
 *
 * @param line its number in the file
 * @param form the contact
 * @param account name of its account; empty: none
 */
record ContactRow(long line, ContactForm form, @Size(max = 200) String account) {
  /** Tells whether a text has a character that cannot be seen or stored, such as NUL. */
  boolean hasUnseen() {
    return Stream.of(
            form.firstName(),
            form.lastName(),
            form.city(),
            form.email(),
            form.phone(),
            form.taxId(),
            account)
        .anyMatch(TextCheck::isUnseenIn);
  }
}
