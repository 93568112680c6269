package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How calls of functions are written. */
final class Calls {
  /** Words between arguments that say which is which. */
  private static final Set<String> BETWEEN =
      Names.words("FROM FOR IN USING PLACING VALUE : KEY SEPARATOR LEADING TRAILING BOTH");

  /** Words that say what becomes of NULL, of keys that come twice and of what is too long. */
  private static final Set<String> TREATMENTS =
      Names.words(
          """
          NULL ABSENT ON WITH WITHOUT UNIQUE KEYS IGNORE RESPECT NULLS FROM FIRST LAST FORMAT JSON
          OVERFLOW ERROR TRUNCATE COUNT
          """);

  private Calls() {}

  /** Returns the name in upper case; empty where quotes or a schema make it that of another one. */
  static String known(Computation.Function function) {
    Identifier last = function.last();
    boolean known = function.name().size() == 1 && last.token().kind() == Token.Kind.WORD;
    return known ? last.token().value().toUpperCase(Locale.ROOT) : "";
  }

  static boolean isDistinct(Computation.Function function) {
    return function.quantifier().equals("DISTINCT");
  }

  /** Tells whether nothing but its order stands beside its arguments. */
  static boolean isPlain(Computation.Function function) {
    return function.words().isEmpty()
        && function.arguments().stream().allMatch(argument -> argument.word().isEmpty());
  }

  /** Tells whether all words of a call are known, none of which makes anything else of cells. */
  static boolean isCommon(Computation.Function function) {
    return function.arguments().stream().allMatch(each -> isOf(BETWEEN, each.word()))
        && function.words().stream().allMatch(each -> isOf(TREATMENTS, each));
  }

  private static boolean isOf(Set<String> known, String words) {
    return words.isEmpty() || known.containsAll(List.of(words.split(" ", -1)));
  }
}
