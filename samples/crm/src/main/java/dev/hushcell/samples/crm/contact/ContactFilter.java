package dev.hushcell.samples.crm.contact;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which contacts are listed, by plain columns: the database leaves the others out.
 *
 * @param city the whole city; empty or null: any
 * @param account the whole name of the account; empty or null: any
 */
public record ContactFilter(@Nullable String city, @Nullable String account) {
  /** Tells whether there is a condition at all. */
  public boolean isAny() {
    return text().isEmpty() && accountName().isEmpty();
  }

  /** Returns the city as it is compared; empty: any. */
  public String text() {
    return city == null ? "" : city.strip();
  }

  /** Returns the name of the account as it is compared; empty: any. */
  public String accountName() {
    return account == null ? "" : account.strip();
  }

  /** Returns it as a condition. */
  public Specification<Contact> condition() {
    return (contact, query, builder) -> {
      var condition = builder.conjunction();
      if (!text().isEmpty()) {
        condition = builder.and(condition, builder.equal(contact.get("city"), text()));
      }
      return accountName().isEmpty()
          ? condition
          : builder.and(
              condition, builder.equal(contact.join("account").get("name"), accountName()));
    };
  }
}
