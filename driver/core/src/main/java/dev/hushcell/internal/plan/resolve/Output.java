package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Star;
import dev.hushcell.internal.sql.Name;
import org.jspecify.annotations.Nullable;

/**
 * A column that a query or a table delivers.
 *
 * @param name its name, or null where it has none that could be referred to
 * @param provenance where its values come from
 * @param expanded whether its place among the others is that of a column in a table, so that it is
 *     to be checked
 * @param star the star that it came out of, if it did
 */
public record Output(
    @Nullable Name name, Provenance provenance, boolean expanded, @Nullable Star star) {
  /** Stands for the columns of a {@code *} that are not known. */
  public static final Output REST = new Output(null, Provenance.plain(), true, null);

  /** A column that stands by itself. */
  public Output(@Nullable Name name, Provenance provenance) {
    this(name, provenance, false, null);
  }

  /** A column as a table has it. */
  public static Output ofTable(String stored, Provenance provenance) {
    return new Output(Name.stored(stored), provenance, true, null);
  }

  /** Returns the same column, out of a star. */
  public Output outOf(Star other) {
    return new Output(name, provenance, expanded, other);
  }

  /** Returns a column of the same name and place whose values come from elsewhere. */
  public Output provenance(Provenance other) {
    return new Output(name, other, expanded, star);
  }

  /** Returns the same column, written out. */
  public Output named(@Nullable Name other) {
    return new Output(other, provenance);
  }
}
