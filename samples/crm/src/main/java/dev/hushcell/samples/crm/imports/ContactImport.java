package dev.hushcell.samples.crm.imports;

import dev.hushcell.samples.crm.account.Account;
import dev.hushcell.samples.crm.account.Accounts;
import dev.hushcell.samples.crm.contact.Contact;
import dev.hushcell.samples.crm.contact.Contacts;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores rows of a file, a batch in each transaction. */
@Component
class ContactImport {
  private final Contacts contacts;
  private final Accounts accounts;
  private final Validator validator;
  private final Clock clock;

  ContactImport(Contacts contacts, Accounts accounts, Validator validator, Clock clock) {
    this.contacts = contacts;
    this.accounts = accounts;
    this.validator = validator;
    this.clock = clock;
  }

  /** Returns the rows that can be stored, and notes what is wrong with the others. */
  List<ContactRow> right(List<ContactRow> batch, ImportJob job) {
    return batch.stream().filter(row -> isRight(row, job)).toList();
  }

  /** Returns which of the addresses contacts have already, in lower case. */
  Set<String> knownAddresses(List<ContactRow> rows) {
    Set<String> addresses =
        rows.stream()
            .map(ContactImport::address)
            .filter(address -> !address.isEmpty())
            .collect(Collectors.toSet());
    return addresses.isEmpty() ? Set.of() : contacts.knownAmong(addresses);
  }

  /** Stores a batch; a contact whose address is known already is left as it is. */
  @Transactional
  public void store(List<ContactRow> right, Set<String> knownAddresses, ImportJob job) {
    Set<String> known = new HashSet<>(knownAddresses);
    Map<String, Account> byName = accounts(right);
    List<Contact> added = new ArrayList<>();
    Instant now = clock.instant();
    for (ContactRow row : right) {
      String address = address(row);
      if (address.isEmpty() || known.add(address)) {
        added.add(new Contact(row.form(), byName.get(row.account()), now));
      }
    }
    contacts.saveAllAndFlush(added);
    job.add(added.size(), right.size() - added.size());
  }

  private boolean isRight(ContactRow row, ImportJob job) {
    if (row.hasUnseen()) {
      job.refuse(row.line(), "a character cannot be seen or stored, such as NUL.");
      return false;
    }
    Stream<? extends ConstraintViolation<?>> wrong =
        Stream.concat(validator.validate(row).stream(), validator.validate(row.form()).stream());
    Optional<? extends ConstraintViolation<?>> first =
        wrong.min(Comparator.comparing(each -> each.getPropertyPath().toString()));
    first.ifPresent(
        each -> job.refuse(row.line(), each.getPropertyPath().toString(), each.getMessage()));
    return first.isEmpty();
  }

  private Map<String, Account> accounts(List<ContactRow> rows) {
    Set<String> names =
        rows.stream()
            .map(ContactRow::account)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    Map<String, Account> found = new HashMap<>();
    if (names.isEmpty()) {
      return found;
    }
    accounts.findByNameIn(names).forEach(account -> found.put(account.getName(), account));
    names.stream()
        .filter(name -> !found.containsKey(name))
        .forEach(name -> found.put(name, accounts.save(new Account(name, clock.instant()))));
    return found;
  }

  private static String address(ContactRow row) {
    return row.form().email().toLowerCase(Locale.ROOT);
  }
}
