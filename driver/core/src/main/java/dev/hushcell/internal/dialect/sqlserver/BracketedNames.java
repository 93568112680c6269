package dev.hushcell.internal.dialect.sqlserver;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a condition as the server shows it: each in brackets. */
final class BracketedNames {
  private static final Pattern NAME = Pattern.compile("\\[((?:[^\\]]|\\]\\])+)\\]");

  private BracketedNames() {}

  /** Returns the names; what stands in brackets within a literal is taken for one too. */
  static Set<String> in(String condition) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = NAME.matcher(condition);
    while (matcher.find()) {
      found.add(matcher.group(1).replace("]]", "]"));
    }
    return found;
  }
}
