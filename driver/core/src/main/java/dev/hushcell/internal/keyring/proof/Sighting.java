package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.Stamped;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.policy.ColumnName;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a catalogue had come when a process saw it, as it is kept outside the database: the last
 * thing that an administrator did with keys, and the columns that kept cells. Names no column.
 * Immutable.
 *
 * @param event number of the event; 0 while there is none
 * @param tag the first half of its tag, in hexadecimal
 * @param generations of each column, by what stands for it, how often it began or ceased to keep
 *     cells: odd while it keeps some
 */
public record Sighting(int event, String tag, Map<String, Integer> generations) {
  private static final byte FORM = 1;
  private static final int TAG = 16;
  private static final String NO_TAG = "00".repeat(TAG);

  /** What is known of a catalogue that nobody saw. */
  public static final Sighting NONE = new Sighting(0, NO_TAG, Map.of());

  public Sighting {
    generations = Map.copyOf(generations);
  }

  static Sighting of(Catalogue catalogue) {
    int number = 0;
    String tag = NO_TAG;
    for (Stamped<KeyEvent> event : catalogue.rows().events()) {
      if (!event.record().kind().isOfRewriting()) {
        number = event.record().number();
        tag = half(event.mac());
      }
    }
    Map<String, Integer> generations = new TreeMap<>();
    for (ColumnRecord record : catalogue.columns()) {
      int generation = generation(catalogue, record);
      if (generation > 0 && !Rewriting.isOfAnyJob(record.name())) {
        generations.put(nameOf(catalogue, record.column().name()), generation);
      }
    }
    return new Sighting(number, tag, generations);
  }

  /** Returns what stands for a column: nothing that could be guessed without the MAC key. */
  public static String nameOf(Catalogue catalogue, ColumnName column) {
    return half(catalogue.mac().ofColumn(column));
  }

  private static int generation(Catalogue catalogue, ColumnRecord record) {
    return 2 * decryptions(catalogue, record.column().name())
        + (record.state().isProtected() ? 1 : 0);
  }

  private static int decryptions(Catalogue catalogue, ColumnName name) {
    return (int)
        catalogue.rewritings().all().stream()
            .filter(job -> job.kind() == Kind.DECRYPT)
            .filter(job -> job.phase() == Phase.SWITCHED || job.phase() == Phase.ENDED)
            .filter(job -> job.columns().stream().anyMatch(each -> job.full(each).equals(name)))
            .count();
  }

  private static String half(String tag) {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(tag), 0, TAG);
  }

  /** Returns what follows from this and another sighting of the same catalogue. */
  Sighting and(Sighting other) {
    Map<String, Integer> all = new TreeMap<>(generations);
    other.generations.forEach((name, generation) -> all.merge(name, generation, Math::max));
    Sighting later = other.event > event ? other : this;
    return new Sighting(later.event, later.tag, all);
  }

  /** Tells whether a catalogue has the event that was seen of it. */
  boolean isIn(Catalogue catalogue) {
    Optional<String> there =
        catalogue.rows().events().stream()
            .filter(each -> each.record().number() == event)
            .map(each -> half(each.mac()))
            .findFirst();
    return event == 0 || there.equals(Optional.of(tag));
  }

  /**
   * Returns the columns that keep cells by this, and by another sighting kept none at that time.
   */
  public List<String> protectedSince(Sighting other) {
    return generations.entrySet().stream()
        .filter(each -> each.getValue() % 2 == 1)
        .filter(each -> each.getValue() > other.generations.getOrDefault(each.getKey(), 0))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  byte[] written() {
    ByteBuffer bytes = ByteBuffer.allocate(1 + 4 + TAG + generations.size() * (TAG + 4));
    bytes.put(FORM).putInt(event).put(HexFormat.of().parseHex(tag));
    new TreeMap<>(generations)
        .forEach((name, generation) -> bytes.put(HexFormat.of().parseHex(name)).putInt(generation));
    return bytes.array();
  }

  /** Reads what {@link #written} wrote; empty when it is nothing of that kind. */
  static Optional<Sighting> read(byte[] pin) {
    boolean whole = pin.length >= 1 + 4 + TAG && (pin.length - 1 - 4 - TAG) % (TAG + 4) == 0;
    if (!whole || pin[0] != FORM) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(pin, 1, pin.length - 1);
    int event = bytes.getInt();
    String tag = name(bytes);
    Map<String, Integer> generations = new TreeMap<>();
    while (bytes.hasRemaining()) {
      generations.put(name(bytes), bytes.getInt());
    }
    return Optional.of(new Sighting(event, tag, generations));
  }

  private static String name(ByteBuffer bytes) {
    byte[] name = new byte[TAG];
    bytes.get(name);
    return HexFormat.of().formatHex(name);
  }
}
