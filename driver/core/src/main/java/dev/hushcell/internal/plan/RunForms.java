package dev.hushcell.internal.plan;

import java.util.Set;

/**
 * How one kind of database is given code in literals.
 *
 * @param routines what CREATE makes that may have a literal behind AS as its body
 * @param languages in which bodies are read, folded; empty where none is SQL
 * @param blocks whether DO runs a literal, and EXECUTE one in a body
 */
public record RunForms(Set<String> routines, Set<String> languages, boolean blocks) {
  /** No code is in a literal, but for EXECUTE IMMEDIATE, PREPARE and functions. */
  public static final RunForms NONE = new RunForms(Set.of(), Set.of(), false);

  public RunForms {
    routines = Set.copyOf(routines);
    languages = Set.copyOf(languages);
  }
}
