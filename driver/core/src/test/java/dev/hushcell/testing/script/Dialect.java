package dev.hushcell.testing.script;

import java.util.Optional;
import java.util.Set;

/** The kind of database for which a script is read. */
public interface Dialect {
  /** Returns its name, as directives use it. */
  String name();

  /** Returns all names by which directives mean it: its own and those of groups of kinds. */
  default Set<String> names() {
    return Set.of(name());
  }

  /** Returns a text in the words of this kind; empty when it has none for something in it. */
  Optional<String> in(String text);

  /** Returns one that takes every text as it stands. */
  static Dialect plain(String name) {
    return new Dialect() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> in(String text) {
        return Optional.of(text);
      }
    };
  }
}
