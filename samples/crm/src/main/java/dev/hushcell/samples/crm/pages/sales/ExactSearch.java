package dev.hushcell.samples.crm.pages.sales;

import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.Contacts;
import dev.hushcell.samples.crm.contact.NamePatterns;
import dev.hushcell.samples.crm.text.FormText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/**
 * A search in one of the columns that are ciphertext in the database: by the whole value only.
 *
 * @param in which column
 * @param value the value, as the user wrote it
 */
public record ExactSearch(@Nullable Column in, @Nullable String value) {
  private static final Pageable FIRST =
      PageRequest.of(0, 200, Sort.by(Sort.Direction.DESC, "created", "id"));

  /** The columns. */
  public enum Column {
    EMAIL,
    PHONE,
    TAX_ID,
    LAST_NAME
  }

  /** Returns the column; by default that of the address. */
  public Column column() {
    return in == null ? Column.EMAIL : in;
  }

  List<Contact> in(Contacts contacts) {
    String kept = kept();
    if (kept == null) {
      return List.of();
    }
    return switch (column()) {
      case EMAIL -> contacts.findByEmail(kept);
      case PHONE -> contacts.findByPhoneKey(kept);
      case TAX_ID -> contacts.findByTaxIdKey(kept);
      case LAST_NAME -> {
        NamePatterns names = NamePatterns.lastName(kept);
        yield contacts.named(names.first(), names.second(), names.third(), FIRST).getContent();
      }
    };
  }

  /** Returns the value in the spelling that is stored. */
  private @Nullable String kept() {
    return switch (column()) {
      case EMAIL -> FormText.orNull(value);
      case PHONE -> FormText.phoneKey(value);
      case TAX_ID -> FormText.taxIdKey(value);
      case LAST_NAME -> FormText.orNull(value);
    };
  }
}
