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
  PIPES_AS_CONCAT;

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
