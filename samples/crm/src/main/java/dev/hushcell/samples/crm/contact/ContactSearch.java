package dev.hushcell.samples.crm.contact;

import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

/**
 * Looks for contacts by parts of their names, or by how names begin where there are too many to
 * open all.
 */
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

  /** Where a text is looked for. */
  public enum By {
    /** Anywhere in names: the driver opens all of them. */
    PARTS,
    /** At the beginning of names: the driver opens those that the database finds by an index. */
    BEGINNING,
    /** Nowhere: too many names begin like that, or the text has too few letters to tell. */
    NOTHING
  }

  /**
   * What was found.
   *
   * @param <T> what was looked for
   * @param page what is shown
   * @param by where was looked
   */
  public record Found<T>(Page<T> page, By by) {}

  /** Looks for words in names, cities and accounts. */
  public Found<Contact> containing(String text, Pageable page) {
    return found(
        contacts.count(),
        text,
        by -> by == By.PARTS ? parts(SearchText.of(text), page) : beginning(text, newest(page)));
  }

  /**
   * Looks for a text as widely as the number of names allows.
   *
   * @param rows how many rows have a name
   * @param query finds it by parts, or by a beginning
   */
  public <T> Found<T> found(long rows, String text, Function<By, Page<T>> query) {
    if (!isTooMany(rows)) {
      try {
        return new Found<>(query.apply(By.PARTS), By.PARTS);
      } catch (DataAccessException e) {
        throwUnlessTooMany(e); // others added some meanwhile
      }
    }
    if (!NamePatterns.isTooShort(text)) {
      try {
        return new Found<>(query.apply(By.BEGINNING), By.BEGINNING);
      } catch (DataAccessException e) {
        throwUnlessTooMany(e);
      }
    }
    return new Found<>(Page.empty(), By.NOTHING);
  }

  private static void throwUnlessTooMany(DataAccessException failure) {
    if (!isTooMany(failure)) {
      throw failure;
    }
  }

  private Page<Contact> parts(SearchText words, Pageable page) {
    return contacts.matching(
        words.key(1),
        words.plain(1),
        words.key(2),
        words.plain(2),
        words.key(3),
        words.plain(3),
        page);
  }

  private Page<Contact> beginning(String text, Pageable page) {
    NamePatterns names = NamePatterns.beginning(text);
    return contacts.named(names.first(), names.second(), names.third(), page);
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
