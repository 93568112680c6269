package dev.hushcell.internal.plan.screen;

import java.util.Set;

/**
 * What a code is known to do. One that was not read as a whole may do anything: nobody may take it
 * for harmless.
 *
 * @param whole whether it was read to its end, and so was each text that it runs
 * @param names the keys of all names in it and in its literals, at every depth, see {@link
 *     dev.hushcell.internal.sql.Naming#keys}
 * @param assembles whether it runs, or may run, a text that is put together when it runs, or reads
 *     what it does not name
 * @param steers whether it may change what names mean in the session
 */
public record CodeReading(boolean whole, Set<String> names, boolean assembles, boolean steers) {
  public CodeReading {
    names = Set.copyOf(names);
  }

  /** Tells whether all that it may reach is among its names. */
  public boolean isKnown() {
    return whole && !assembles;
  }
}
