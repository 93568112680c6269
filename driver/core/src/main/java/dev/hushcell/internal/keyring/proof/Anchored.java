package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.KeyringFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an anchor says of one catalogue: one line of the file.
 *
 * @param place where the catalogue is: database and schema, in a form that tells neither
 * @param catalogue which one it is
 * @param epoch the highest epoch that was seen
 * @param tag tag of the manifest at that epoch
 */
record Anchored(String place, UUID catalogue, long epoch, String tag) {
  private static final String HEADER = "hushcell-anchor 1";
  private static final int FIELDS = 4;

  boolean isOf(String otherPlace, UUID other) {
    return place.equals(otherPlace) && catalogue.equals(other);
  }

  static List<Anchored> parse(Path file, List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw damaged(file, 1);
    }
    List<Anchored> found = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      int number = i + 1;
      found.add(parse(lines.get(i)).orElseThrow(() -> damaged(file, number)));
    }
    return found;
  }

  private static Optional<Anchored> parse(String line) {
    String[] fields = line.split(" ", -1);
    try {
      return fields.length == FIELDS
          ? Optional.of(
              new Anchored(
                  fields[0], UUID.fromString(fields[1]), Long.parseLong(fields[2]), fields[3]))
          : Optional.empty();
    } catch (IllegalArgumentException e) { // no UUID, no number
      return Optional.empty();
    }
  }

  static List<String> lines(List<Anchored> all) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    all.forEach(each -> lines.add(each.line()));
    return lines;
  }

  private String line() {
    return place + " " + catalogue + " " + epoch + " " + tag;
  }

  private static RuntimeException damaged(Path file, int line) {
    return KeyringFault.ANCHOR_UNUSABLE.fault(
        "line "
            + line
            + " of the anchor "
            + file
            + " is not what Hushcell writes; restore the file, or remove it if you know that the"
            + " database was not put back");
  }
}
