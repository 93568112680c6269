package dev.hushcell.samples.crm.contact;

import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;

/** Looks for contacts by a part of what is known of them, as far as the database allows it. */
@Service
public class ContactSearch {
  /** The driver's code for letters of which the database's other case is not known. */
  private static final String OTHER_LETTERS = "HC-4040";

  private final Contacts contacts;

  ContactSearch(Contacts contacts) {
    this.contacts = contacts;
  }

  /**
   * What was found.
   *
   * @param page the contacts
   * @param asWritten whether capital and small letters of names counted: the database has another
   *     idea of the other case of some letter than the driver, which answers exactly or not at all
   */
  public record Found(Page<Contact> page, boolean asWritten) {}

  /** Looks for a text, in any case of letters if that can be told. */
  public Found containing(SearchText text, Pageable page) {
    try {
      return new Found(contacts.matching(text.any(), text.first(), text.last(), page), false);
    } catch (DataAccessException e) {
      if (isOfOtherLetters(e)) {
        SearchText capital = text.capitalised();
        return new Found(
            contacts.matchingAsWritten(
                text.any(), capital.any(), capital.first(), capital.last(), page),
            true);
      }
      throw e;
    }
  }

  /**
   * Tells whether a search failed as some name has a letter of which the other case is not known.
   */
  public static boolean isOfOtherLetters(DataAccessException failure) {
    return String.valueOf(failure.getMostSpecificCause().getMessage()).contains(OTHER_LETTERS);
  }
}
