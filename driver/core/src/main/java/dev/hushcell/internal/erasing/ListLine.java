package dev.hushcell.internal.erasing;

import dev.hushcell.internal.keyring.proof.Catalogue;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the list: somebody is to be forgotten. Its fields stand between blanks, and its tag,
 * which also covers the tag of the line before, is the last.
 *
 * @param number counts the lines, from 1
 * @param catalogue the catalogue whose key made the tags and sealed the value
 * @param id also stands in the record in the database
 * @param subject what such persons are called by
 * @param tag stands for the person
 * @param sealed the value by which rows are found
 * @param begun when it was asked for, in ISO 8601
 * @param mac tag of the line
 */
record ListLine(
    int number,
    UUID catalogue,
    UUID id,
    String subject,
    String tag,
    String sealed,
    String begun,
    String mac) {
  private static final int FIELDS = 8;

  /** Writes a line behind another one, with its tag. */
  static ListLine after(
      Optional<ListLine> last,
      Catalogue catalogue,
      UUID id,
      String subject,
      String value,
      String begun) {
    ListLine bare =
        new ListLine(
            last.map(ListLine::number).orElse(0) + 1,
            catalogue.uuid(),
            id,
            subject,
            catalogue.mac().ofSubject(subject, value),
            catalogue.mac().subjectSeal().seal(id, value),
            begun,
            "");
    return new ListLine(
        bare.number,
        bare.catalogue,
        bare.id,
        bare.subject,
        bare.tag,
        bare.sealed,
        bare.begun,
        catalogue.mac().ofListLine(bare.tagged(last)));
  }

  /** Reads a line; empty where it is none. */
  static Optional<ListLine> read(String text) {
    String[] fields = text.split(" ", -1);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ListLine(
              Integer.parseInt(fields[0]),
              UUID.fromString(fields[1]),
              UUID.fromString(fields[2]),
              fields[3],
              fields[4],
              fields[5],
              fields[6],
              fields[7]));
    } catch (IllegalArgumentException e) { // no number, no UUID
      return Optional.empty();
    }
  }

  /** Tells whether it is what was written behind another line. */
  boolean isAuthentic(Catalogue by, Optional<ListLine> last) {
    return by.mac().ofListLine(tagged(last)).equals(mac);
  }

  private String tagged(Optional<ListLine> last) {
    return fields() + " " + last.map(ListLine::mac).orElse("");
  }

  private String fields() {
    return String.join(
        " ",
        Integer.toString(number),
        catalogue.toString(),
        id.toString(),
        subject,
        tag,
        sealed,
        begun);
  }

  String text() {
    return fields() + " " + mac;
  }
}
