package dev.hushcell.samples.crm.contact;

import dev.hushcell.samples.crm.text.SearchKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

/** Looks for contacts by parts of their names, or by whole last names where there are too many. */
@Service
public class ContactSearch {
  /** The driver's code for more rows than it may open for one statement. */
  private static final String TOO_MANY = "HC-4031";

  private final Contacts contacts;
  private final long most;

  /** Opens so many names for one statement, as {@code hushcell.yaml} lets the driver. */
  ContactSearch(Contacts contacts, @Value("${crm.most-names}") long most) {
    this.contacts = contacts;
    this.most = most;
  }

  /**
   * Tells whether there are more rows than names may be opened. To count them takes the database a
   * moment; to find out by trying takes the driver as long as opening all that it may.
   */
  public boolean isTooMany(long rows) {
    return rows > most;
  }

  /**
   * What was found.
   *
   * @param page the contacts
   * @param tooMany whether there are more contacts than the driver may open, so that only whole
   *     last names were looked for, which the database does
   */
  public record Found(Page<Contact> page, boolean tooMany) {}

  /** Looks for words in names, cities and accounts. */
  public Found containing(String text, Pageable page) {
    if (isTooMany(contacts.count())) {
      return byLastName(text, page);
    }
    SearchText words = SearchText.of(text);
    try {
      return new Found(
          contacts.matching(
              words.key(1),
              words.plain(1),
              words.key(2),
              words.plain(2),
              words.key(3),
              words.plain(3),
              page),
          false);
    } catch (DataAccessException e) {
      if (isTooMany(e)) {
        return byLastName(text, page);
      }
      throw e;
    }
  }

  private Found byLastName(String text, Pageable page) {
    return new Found(contacts.findByLastNameKey(SearchKey.of(text), newest(page)), true);
  }

  /** Tells whether the driver was asked to open more rows than {@code hushcell.yaml} lets it. */
  public static boolean isTooMany(DataAccessException failure) {
    return String.valueOf(failure.getMostSpecificCause().getMessage()).contains(TOO_MANY);
  }

  /** Returns the same page in an order that the database has. */
  private static Pageable newest(Pageable page) {
    Sort sort = Sort.by(Sort.Direction.DESC, "created", "id");
    return PageRequest.of(page.getPageNumber(), page.getPageSize(), sort);
  }
}
