package dev.hushcell.samples.crm.contact;

import dev.hushcell.samples.crm.forms.Versioned;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the page for one contact sends, and what a row of an import has.
 *
 * @param accountId the account it belongs to; null: none
 */
public record ContactForm(
    @NotNull @Size(max = 100) String firstName,
    @NotBlank @Size(max = 100) String lastName,
    @NotNull @Size(max = 100) String city,
    @NotNull @Email @Size(max = 254) String email,
    @NotNull @Size(max = 40) String phone,
    @NotNull @Size(max = 40) String taxId,
    @Nullable Long accountId,
    int version)
    implements Versioned {

  public static ContactForm empty() {
    return new ContactForm("", "", "", "", "", "", null, 0);
  }

  public static ContactForm of(Contact contact) {
    return new ContactForm(
        contact.getFirstName(),
        contact.getLastName(),
        contact.getCity(),
        orEmpty(contact.getEmail()),
        orEmpty(contact.getPhone()),
        orEmpty(contact.getTaxId()),
        contact.getAccount() == null ? null : contact.getAccount().getId(),
        contact.getVersion());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
