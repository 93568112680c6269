package dev.hushcell.internal.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a session may have switched in how its database reads a text. */
public enum SessionFlag {
  /** MySQL: {@code "a"} is a name, not a text. */
  ANSI_QUOTES,
  /** MySQL: a backslash in a text is a character like others. */
  NO_BACKSLASH_ESCAPES,
  /** MySQL: {@code ||} joins texts and is no OR. */
  PIPES_AS_CONCAT,
  /** H2: {@code [a]} is a name. */
  BRACKETED_NAMES,
  /** H2: {@code #} may be part of a name. */
  HASHES_IN_NAMES,
  /** H2: {@code 0x1F} is a binary literal, not a number. */
  HEXADECIMAL_IS_BINARY,
  /** H2: LIMIT is a name. */
  LIMIT_IS_A_NAME,
  /** H2: MINUS is a name. */
  MINUS_IS_A_NAME,
  /** H2: keys and indexes may stand among the columns of CREATE TABLE. */
  KEYS_AMONG_COLUMNS,
  /** H2: unquoted names become lower case. */
  NAMES_LOWERED,
  /** H2: unquoted names stay as they are written. */
  NAMES_KEPT;

  /** Returns those that a list of settings, apart by commas, names; others are passed over. */
  public static Set<SessionFlag> in(String mode) {
    if (mode.isEmpty()) {
      return Set.of();
    }
    List<String> named = List.of(mode.split(","));
    return Arrays.stream(values())
        .filter(flag -> named.contains(flag.name()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
