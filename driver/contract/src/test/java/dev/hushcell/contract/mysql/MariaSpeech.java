package dev.hushcell.contract.mysql;

import dev.hushcell.testing.generated.Kind;
import dev.hushcell.testing.generated.Phrase;
import dev.hushcell.testing.generated.Shape.Column;
import dev.hushcell.testing.generated.Speech;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * What MariaDB and MySQL take.
 *
 * @param collation of its tables
 * @param maria whether it is MariaDB, which has a type for UUIDs
 */
record MariaSpeech(String collation, boolean maria) implements Speech {
  @Override
  public Optional<String> type(Kind kind) {
    return switch (kind) {
      case NANOS, LAX, ZONED, OFFSET -> Optional.empty();
      case MOMENT -> Optional.of("DATETIME(6)");
      // MySQL forgets in a scalar subquery that its TINYINT is one of a digit.
      case FLAG, ID -> maria ? Speech.super.type(kind) : Optional.empty();
      default -> Speech.super.type(kind);
    };
  }

  @Override
  public String literal(Kind kind, Object value) {
    return switch (kind) {
      case TEXT, SHORT, FIXED -> Speech.super.literal(kind, value).replace("\\", "\\\\");
      case ID -> "'" + value + "'";
      case BYTES -> "X'" + HexFormat.of().formatHex((byte[]) value) + "'";
      case FLOAT -> String.valueOf(value);
      default -> Speech.super.literal(kind, value);
    };
  }

  /**
   * Of UUIDs the database takes those of the usual variant. MySQL's driver reads no days that were
   * left out in 1582, and no float from a double that is beyond it.
   */
  @Override
  public Object value(Kind kind, Random random) {
    Object value = Speech.super.value(kind, random);
    if (value instanceof UUID id) {
      return new UUID(
          (id.getMostSignificantBits() & ~0xF000L) | 0x4000L,
          (id.getLeastSignificantBits() >>> 2) | Long.MIN_VALUE);
    }
    if (value instanceof LocalDate day) {
      return day.getYear() == 1582 ? day.plusYears(1) : day;
    }
    if (value instanceof LocalDateTime time) {
      return time.getYear() == 1582 ? time.plusYears(1) : time;
    }
    return value instanceof Double number && Math.abs(number) > Float.MAX_VALUE ? -1e30 : value;
  }

  /** MySQL's driver says of text whether its collation tells case apart; cells always do. */
  @Override
  public String comparable(String told) {
    boolean same = maria || collation.endsWith("_bin");
    return same ? told : told.replaceAll(" case=\\w+", "");
  }

  /** MySQL's driver takes no UUID. */
  @Override
  public Object bound(Object value) {
    return value instanceof UUID ? value.toString() : value;
  }

  @Override
  public String quoted(String name) {
    return "`" + name.toUpperCase(Locale.ROOT) + "`";
  }

  @Override
  public String stored(String name) {
    return name;
  }

  @Override
  public String text() {
    return "CHAR";
  }

  @Override
  public String same() {
    return " <=> ";
  }

  @Override
  public Optional<String> different() {
    return Optional.empty();
  }

  @Override
  public String settings(Kind kind) {
    return switch (kind) {
      case TEXT, SHORT, FIXED -> ", compare: exact";
      default -> "";
    };
  }

  @Override
  public String tableOptions() {
    return " CHARACTER SET utf8mb4 COLLATE " + collation;
  }

  @Override
  public List<List<String>> keys() {
    return List.of(List.of(), List.of("*"));
  }

  @Override
  public Phrase upsert(String table, List<Column> columns, Phrase row) {
    return Speech.insertOrUpdate(table, columns, row, "ON DUPLICATE KEY UPDATE", "VALUES(%s)");
  }

  /** Where collations do not pad, a {@code CHAR} differs from a text with blanks; no cell does. */
  @Override
  public String fixed(String padded) {
    return padded.replaceAll(" +$", "");
  }

  @Override
  public boolean merges() {
    return false;
  }
}
