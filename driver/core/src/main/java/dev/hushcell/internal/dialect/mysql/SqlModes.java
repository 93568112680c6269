package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a session's {@code sql_mode} and character set mean for the reading of its texts.
 *
 * @param mode the settings that decide how a text is read, apart by commas
 * @param obstacle a setting under which statements mean something unknown; empty when there is none
 */
record SqlModes(String mode, String obstacle) {
  private static final List<String> READ =
      List.of("ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "PIPES_AS_CONCAT");

  /** Takes names in brackets. */
  private static final String BRACKETS = "MSSQL";

  /** NOT, empty texts, CHAR and fractions of seconds behave in another way under these. */
  private static final Set<String> UNKNOWN =
      Names.words(
          """
          HIGH_NOT_PRECEDENCE ORACLE EMPTY_STRING_IS_NULL PAD_CHAR_TO_FULL_LENGTH
          TIME_ROUND_FRACTIONAL TIME_TRUNCATE_FRACTIONAL
          """);

  /**
   * Without these, what does not fit is cut and stored, and what is missing becomes an empty text.
   */
  private static final List<String> STRICT = List.of("STRICT_TRANS_TABLES", "STRICT_ALL_TABLES");

  /** In these a quote or backslash may be the second half of a character. */
  private static final Set<String> HALVES = Set.of("big5", "cp932", "gb18030", "gbk", "sjis");

  /** Takes what the server says of a session. */
  static SqlModes of(String sqlMode, String characterSet) {
    List<String> set = List.of(sqlMode.toUpperCase(Locale.ROOT).split(","));
    List<String> read = new ArrayList<>(READ);
    read.retainAll(set);
    if (set.contains(BRACKETS)) {
      read.add(SessionFlag.BRACKETED_NAMES.name());
    }
    if (isHalved(characterSet)) {
      read.add(SessionFlag.HALF_CHARACTERS.name());
    }
    return new SqlModes(String.join(",", read), obstacle(set, characterSet));
  }

  private static String obstacle(List<String> set, String characterSet) {
    Optional<String> unknown = set.stream().filter(UNKNOWN::contains).findFirst();
    if (unknown.isPresent()) {
      return "sql_mode " + unknown.get();
    }
    if (STRICT.stream().noneMatch(set::contains)) {
      return "sql_mode without STRICT_TRANS_TABLES";
    }
    return isHalved(characterSet) ? "character_set_client " + characterSet : "";
  }

  private static boolean isHalved(String characterSet) {
    return HALVES.contains(characterSet.toLowerCase(Locale.ROOT));
  }
}
