package dev.hushcell.processor.jpa;

import dev.hushcell.processor.model.Protection;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which Java types can be an attribute in one column that can be protected. */
public final class Kinds {
  private static final Set<String> FEW_VALUES = Set.of("java.lang.Boolean", "java.lang.Byte");
  private static final Set<String> APPROXIMATE = Set.of("java.lang.Float", "java.lang.Double");
  private static final Set<String> LANG =
      Set.of(
          "String", "Character", "Byte", "Short", "Integer", "Long", "Float", "Double", "Boolean");
  private static final Set<String> OTHERS =
      Set.of(
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.util.UUID",
          "java.util.Date",
          "java.util.Calendar",
          "java.util.Currency",
          "java.util.Locale",
          "java.util.TimeZone",
          "java.net.URL",
          "java.sql.Date",
          "java.sql.Time",
          "java.sql.Timestamp");
  private static final Set<String> TIMES =
      Set.of(
          "LocalDate",
          "LocalTime",
          "LocalDateTime",
          "OffsetDateTime",
          "OffsetTime",
          "ZonedDateTime",
          "Instant",
          "Duration",
          "Year",
          "ZoneId",
          "ZoneOffset");

  private Kinds() {}

  /** Tells why a type cannot be protected; empty when it can. */
  public static Optional<String> flaw(TypeMirror type, Protection protection) {
    if (!isBasic(type)) {
      return Optional.of(
          "an attribute of type "
              + type
              + " is not stored as one value that can be protected; use a simple type or a"
              + " converter, or annotate the members of an embeddable");
    }
    return searchFlaw(type, protection);
  }

  /** Tells why a type cannot be searched as declared; empty when it can. */
  public static Optional<String> searchFlaw(TypeMirror type, Protection protection) {
    if (!protection.isSearched()) {
      return Optional.empty();
    }
    TypeKind kind = type.getKind();
    if (kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE || APPROXIMATE.contains(name(type))) {
      return Optional.of(
          "search = EQUALITY is not possible for approximate numbers; use BigDecimal");
    }
    boolean few =
        kind == TypeKind.BOOLEAN || kind == TypeKind.BYTE || FEW_VALUES.contains(name(type));
    return few && !protection.accept().contains("FEW_VALUES")
        ? Optional.of(
            "search = EQUALITY on a type with few values nearly reveals the value;"
                + " drop it, or accept = FEW_VALUES")
        : Optional.empty();
  }

  private static boolean isBasic(TypeMirror type) {
    if (type instanceof ArrayType array) {
      TypeKind part = array.getComponentType().getKind();
      return part == TypeKind.BYTE || part == TypeKind.CHAR;
    }
    if (!(type instanceof DeclaredType declared)) {
      return type.getKind().isPrimitive();
    }
    String name = name(type);
    return declared.asElement().getKind() == ElementKind.ENUM
        || OTHERS.contains(name)
        || isIn("java.lang.", LANG, name)
        || isIn("java.time.", TIMES, name);
  }

  private static boolean isIn(String prefix, Set<String> simple, String name) {
    return name.startsWith(prefix) && simple.contains(name.substring(prefix.length()));
  }

  /** Returns the name without type annotations, which {@code toString} shows. */
  private static String name(TypeMirror type) {
    return type instanceof DeclaredType declared ? declared.asElement().toString() : "";
  }
}
