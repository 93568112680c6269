package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.policy.ColumnName;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a catalogue had come when a process saw it, as it is kept outside the database: the last
 * thing that an administrator did with keys, the columns that kept cells, and under which data keys
 * they did. Names no column. Immutable.
 *
 * <p>The numbers only grow, so of two sightings the greater of each counts. Those of uses are even:
 * versions of Hushcell that know of no uses ask for odd ones only, and keep the others.
 *
 * @param event number of the event; 0 while there is none
 * @param tag the first half of its tag, in hexadecimal
 * @param numbers by what stands for something: for a column, how often it began or ceased to keep
 *     cells, odd while it keeps some; for a column, and for a column under one data key, twice the
 *     epoch of the record by which it was seen last; for a data key that was destroyed, 2
 */
public record Sighting(int event, String tag, Map<String, Integer> numbers) {
  private static final byte FORM = 1;
  private static final int TAG = 16;
  private static final String NO_TAG = "00".repeat(TAG);
  private static final int DESTROYED = 2;

  public static final Sighting NONE = new Sighting(0, NO_TAG, Map.of());

  public Sighting {
    numbers = Map.copyOf(numbers);
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
    return new Sighting(number, tag, numbers(catalogue));
  }

  private static Map<String, Integer> numbers(Catalogue catalogue) {
    Map<String, Integer> numbers = new TreeMap<>();
    for (ColumnRecord record : catalogue.columns()) {
      int generation = generation(catalogue, record);
      if (generation > 0 && !Rewriting.isOfAnyJob(record.name())) {
        numbers.put(nameOf(catalogue, record.column().name()), generation);
        numbers.put(sightOf(catalogue, record), seen(record));
        useOf(catalogue, record).ifPresent(use -> numbers.put(use, seen(record)));
      }
    }
    for (KeyRecord key : catalogue.keys()) {
      if (key.isDestroyed()) {
        numbers.put(half(catalogue.mac().ofDestroyed(key.uuid())), DESTROYED);
      }
    }
    return numbers;
  }

  private static int seen(ColumnRecord record) {
    return Math.toIntExact(2 * record.epoch());
  }

  private static String sightOf(Catalogue catalogue, ColumnRecord record) {
    return half(catalogue.mac().ofSight(record.column().name()));
  }

  private static Optional<String> useOf(Catalogue catalogue, ColumnRecord record) {
    String name = record.column().key();
    return TenantKey.of(name)
        .map(TenantKey::common)
        .or(() -> catalogue.latestKey(name).map(key -> key.uuid().toString()))
        .map(key -> catalogue.mac().ofUse(record.column().name(), key, !record.state().isGivenUp()))
        .map(Sighting::half);
  }

  /**
   * Tells whether a column was seen in a later state than a catalogue knows: it keeps cells, cells
   * of another data key, or values, or its key was destroyed.
   */
  public boolean isAfter(Catalogue catalogue, ColumnName name) {
    Optional<ColumnRecord> record = catalogue.column(name);
    boolean begun = record.filter(each -> each.state().isBeingActivated()).isPresent();
    return (!begun && isProtectedSince(catalogue.sighting(), nameOf(catalogue, name)))
        || record.filter(each -> isInLaterUse(catalogue, each)).isPresent();
  }

  private boolean isInLaterUse(Catalogue catalogue, ColumnRecord record) {
    int last = numbers.getOrDefault(sightOf(catalogue, record), 0);
    int soUsed = useOf(catalogue, record).map(use -> numbers.getOrDefault(use, 0)).orElse(0);
    return (last > soUsed && last >= seen(record)) || isRevived(catalogue, record);
  }

  private boolean isRevived(Catalogue catalogue, ColumnRecord record) {
    return catalogue
        .currentKey(record.column().key())
        .filter(key -> numbers.containsKey(half(catalogue.mac().ofDestroyed(key.uuid()))))
        .isPresent();
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
    Map<String, Integer> all = new TreeMap<>(numbers);
    other.numbers.forEach((name, generation) -> all.merge(name, generation, Math::max));
    Sighting later = other.event > event ? other : this;
    return new Sighting(later.event, later.tag, all);
  }

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
  public Set<String> protectedSince(Sighting other) {
    return numbers.keySet().stream()
        .filter(name -> isProtectedSince(other, name))
        .collect(Collectors.toSet());
  }

  private boolean isProtectedSince(Sighting other, String name) {
    int number = numbers.getOrDefault(name, 0);
    return number % 2 == 1 && number > other.numbers.getOrDefault(name, 0);
  }

  byte[] written() {
    ByteBuffer bytes = ByteBuffer.allocate(1 + 4 + TAG + numbers.size() * (TAG + 4));
    bytes.put(FORM).putInt(event).put(HexFormat.of().parseHex(tag));
    new TreeMap<>(numbers)
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
    Map<String, Integer> numbers = new TreeMap<>();
    while (bytes.hasRemaining()) {
      numbers.put(name(bytes), bytes.getInt());
    }
    return Optional.of(new Sighting(event, tag, numbers));
  }

  private static String name(ByteBuffer bytes) {
    byte[] name = new byte[TAG];
    bytes.get(name);
    return HexFormat.of().formatHex(name);
  }
}
