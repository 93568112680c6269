package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.KeyringFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers outside the database how far its catalogues had come. A catalogue that is behind was
 * put back, together with the whole database or not. An anchor that is itself behind says nothing:
 * it is moved on. Several processes of a host may share one file. Thread-safe.
 */
public final class Anchor {
  private static final Logger LOG = LoggerFactory.getLogger(Anchor.class);

  private final Optional<AnchorFile> file;
  private final AtomicBoolean toldOfWriting = new AtomicBoolean();
  private final AtomicBoolean toldOfReaders = new AtomicBoolean();

  /** Builds one that remembers nothing where no file is configured. */
  public Anchor(Optional<Path> path) {
    this.file = path.map(AnchorFile::new);
  }

  public Optional<String> shown() {
    return file.map(each -> each.path().toString());
  }

  /**
   * Compares a catalogue that was read and verified with what is remembered, or throws.
   *
   * @param place where the catalogue is; empty for a database that ends with the process
   * @return whether the catalogue has come further, for {@link #remember}
   */
  boolean isNews(Optional<String> place, Catalogue catalogue) {
    return file.isPresent()
        && place.isPresent()
        && isNews(file.get(), Anchored.of(place.get(), catalogue), catalogue.schema());
  }

  /** Remembers the same; the database has it in its files by now. */
  void remember(Optional<String> place, Catalogue catalogue) {
    if (file.isPresent() && place.isPresent()) {
      remember(file.get(), Anchored.of(place.get(), catalogue), catalogue.schema());
    }
  }

  private boolean isNews(AnchorFile anchor, Anchored now, String schema) {
    try {
      tellOfReaders(anchor);
      Optional<List<String>> lines = anchor.read();
      return lines.isEmpty() || isNews(Anchored.parse(anchor.path(), lines.get()), now, schema);
    } catch (IOException e) {
      throw KeyringFault.ANCHOR_UNUSABLE.fault(
          "the anchor "
              + anchor.path()
              + " cannot be read; check the rights of the file and its directory",
          e);
    }
  }

  /** Throws when the catalogue is behind; tells whether it has come further. */
  private boolean isNews(List<Anchored> all, Anchored now, String schema) {
    Optional<Anchored> latest =
        all.stream()
            .filter(each -> each.place().equals(now.place()))
            .reduce((before, after) -> after);
    Optional<Anchored> known =
        all.stream().filter(each -> each.isOf(now.place(), now.catalogue())).findFirst();
    if (known.isEmpty()) {
      return true;
    }
    boolean isLatest = latest.equals(known);
    boolean isBehind = now.epoch() < known.get().epoch();
    boolean isOther = now.epoch() == known.get().epoch() && !now.tag().equals(known.get().tag());
    if (!isLatest || isBehind || isOther) {
      throw rolledBack(now, known.get(), schema);
    }
    return now.epoch() > known.get().epoch();
  }

  private RuntimeException rolledBack(Anchored now, Anchored known, String schema) {
    return KeyringFault.ROLLED_BACK.fault(
        ("the catalogue in schema %s is at epoch %s, but the anchor %s has seen epoch %s or"
                + " another catalogue after it: the database was put back to an earlier state. If"
                + " that was done on purpose, remove the lines that begin with %s from the anchor;"
                + " else restore the newer state")
            .formatted(schema, now.epoch(), shown().orElse(""), known.epoch(), now.place()));
  }

  /** An anchor that cannot be written falls behind, which is no reason to stop. */
  private void remember(AnchorFile anchor, Anchored now, String schema) {
    try {
      anchor.change(
          lines -> {
            List<Anchored> all =
                new ArrayList<>(
                    lines.map(each -> Anchored.parse(anchor.path(), each)).orElse(List.of()));
            if (!isNews(all, now, schema)) {
              return Optional.empty();
            }
            all.replaceAll(each -> each.isOf(now.place(), now.catalogue()) ? now : each);
            if (!all.contains(now)) {
              all.add(now);
            }
            return Optional.of(Anchored.lines(all));
          });
      toldOfWriting.set(false);
    } catch (IOException e) {
      if (!toldOfWriting.getAndSet(true)) {
        LOG.warn(
            "the anchor {} cannot be written and falls behind: a rollback to a later state"
                + " will not be noticed",
            anchor.path(),
            e);
      }
    }
  }

  private void tellOfReaders(AnchorFile anchor) throws IOException {
    if (anchor.isLoose() && !toldOfReaders.getAndSet(true)) {
      LOG.warn(
          "others than its owner can read or write the anchor {}; chmod 600 it", anchor.path());
    }
  }

  /**
   * What an anchor says of one catalogue: one line of the file.
   *
   * @param place where the catalogue is: database and schema, in a form that tells neither
   * @param epoch the highest epoch that was seen
   * @param tag tag of the manifest at that epoch
   */
  private record Anchored(String place, UUID catalogue, long epoch, String tag) {
    private static final String HEADER = "hushcell-anchor 1";
    private static final int FIELDS = 4;

    static Anchored of(String place, Catalogue catalogue) {
      return new Anchored(
          place, catalogue.uuid(), catalogue.epoch(), catalogue.stampedManifest().mac());
    }

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
          ("line %s of the anchor %s is not what Hushcell writes; restore the file, or remove"
                  + " it if you know that the database was not put back")
              .formatted(line, file));
    }
  }
}
