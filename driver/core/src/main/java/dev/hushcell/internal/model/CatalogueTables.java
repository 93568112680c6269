package dev.hushcell.internal.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of the tables in which Hushcell keeps its records. */
public final class CatalogueTables {
  public static final List<String> NAMES =
      List.of(
          "hushcell_key",
          "hushcell_column",
          "hushcell_event",
          "hushcell_manifest",
          "hushcell_erasure",
          "hushcell_tenant");

  private CatalogueTables() {}

  /** Tells whether a table is called as one of them, in any case. */
  public static boolean has(@Nullable String table) {
    return table != null && NAMES.contains(table.toLowerCase(Locale.ROOT));
  }

  /** Tells whether an index or the like is called as one of them makes it. */
  public static boolean hasPart(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return NAMES.stream().anyMatch(each -> folded.startsWith(each + "_"));
  }
}
