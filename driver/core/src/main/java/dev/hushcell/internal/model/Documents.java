package dev.hushcell.internal.model;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.util.Locale;
import java.util.Optional;

/**
 * Types of JSON and XML, whose values are kept as the text that they were given as; what they mean
 * to their database is not looked at.
 */
public final class Documents {
  private Documents() {}

  public enum Language {
    JSON,
    XML
  }

  /** Returns the language of the values of a type; empty for any other type. */
  public static Optional<Language> language(LogicalType type) {
    if (type.family() != Family.TEXT) {
      return Optional.empty();
    }
    return switch (type.typeName().toUpperCase(Locale.ROOT)) {
      case "JSON", "JSONB" -> Optional.of(Language.JSON);
      case "XML" -> Optional.of(Language.XML);
      default -> Optional.empty();
    };
  }

  public static boolean isDocument(LogicalType type) {
    return language(type).isPresent();
  }
}
