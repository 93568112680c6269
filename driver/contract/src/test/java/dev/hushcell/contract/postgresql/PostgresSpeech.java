package dev.hushcell.contract.postgresql;

import dev.hushcell.testing.generated.Kind;
import dev.hushcell.testing.generated.Phrase;
import dev.hushcell.testing.generated.Shape.Column;
import dev.hushcell.testing.generated.Speech;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What PostgreSQL takes.
 *
 * @param collation a clause behind the types of text, or nothing
 */
record PostgresSpeech(String collation) implements Speech {
  @Override
  public Optional<String> type(Kind kind) {
    return switch (kind) {
      case NANOS, LAX -> Optional.empty();
      case TEXT, SHORT, FIXED -> Speech.super.type(kind).map(type -> type + collation);
      case BYTES -> Optional.of("BYTEA");
      default -> Speech.super.type(kind);
    };
  }

  @Override
  public String literal(Kind kind, Object value) {
    return kind == Kind.BYTES
        ? "'\\x" + HexFormat.of().formatHex((byte[]) value) + "'::bytea"
        : Speech.super.literal(kind, value);
  }

  @Override
  public String stored(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<List<String>> keys() {
    return List.of(List.of(), List.of(), List.of("*"), List.of("id"), List.of("id", "e"));
  }

  /** An operator that is not there, an assignment without a CAST, an offset of 16 hours or more. */
  @Override
  public Set<String> strict() {
    return Set.of("42883", "42804", "22009");
  }

  /** An expression over a VARCHAR is a TEXT at times, which is the same to an application. */
  @Override
  public String comparable(String outcome) {
    return outcome.replace(
        "table= schema= type=12 typeName=text", "table= schema= type=12 typeName=varchar");
  }

  @Override
  public Phrase upsert(String table, List<Column> columns, Phrase row) {
    return Speech.insertOrUpdate(
        table, columns, row, "ON CONFLICT (id) DO UPDATE SET", "EXCLUDED.%s");
  }
}
