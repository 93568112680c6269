package dev.hushcell.internal.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a session may have switched in how its database reads a text. */
public enum SessionFlag {
  /** {@code "a"} is a name, not a text. */
  ANSI_QUOTES,
  /** A backslash in a text is a character like others. */
  NO_BACKSLASH_ESCAPES,
  /** A backslash in a text may be a character like others, or not. */
  BACKSLASHES_IN_DOUBT,
  /** LIKE tells capitals from small letters, which it does not do otherwise. */
  LIKE_REGARDS_CASE,
  /** Half of a character beyond ASCII may be a quote or a backslash. */
  HALF_CHARACTERS,
  /** {@code ||} joins texts and is no OR. */
  PIPES_AS_CONCAT,
  /** {@code [a]} is a name. */
  BRACKETED_NAMES,
  /** {@code #} may be part of a name. */
  HASHES_IN_NAMES,
  /** {@code 0x1F} is a binary literal, not a number. */
  HEXADECIMAL_IS_BINARY,
  /** LIMIT is a name. */
  LIMIT_IS_A_NAME,
  /** MINUS is a name. */
  MINUS_IS_A_NAME,
  /** A query without LIMIT gives no more rows than the session says. */
  ROWS_LIMITED,
  /** Keys and indexes may stand among the columns of CREATE TABLE. */
  KEYS_AMONG_COLUMNS,
  /** Unquoted names become lower case. */
  NAMES_LOWERED,
  /** Unquoted names stay as they are written. */
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
