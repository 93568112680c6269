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
 * @param of the column of a source of its query that it is, unchanged; null for anything else
 */
public record Output(
    @Nullable Name name,
    Provenance provenance,
    boolean expanded,
    @Nullable Star star,
    @Nullable SourceColumn of) {
  /** Stands for the columns of a {@code *} that are not known. */
  public static final Output REST = new Output(null, Provenance.plain(), true, null, null);

  /** A column that stands by itself. */
  public Output(@Nullable Name name, Provenance provenance) {
    this(name, provenance, false, null, null);
  }

  /** A column as a table has it. */
  public static Output ofTable(String stored, Provenance provenance) {
    return new Output(Name.stored(stored), provenance, true, null, null);
  }

  /** Returns the same column, out of a star. */
  public Output outOf(Star other) {
    return new Output(name, provenance, expanded, other, of);
  }

  /** Returns a column of the same name and place whose values come from elsewhere. */
  public Output provenance(Provenance other) {
    return new Output(name, other, expanded, star, null);
  }

  /** Returns the same column, known to be one of a source of the query. */
  public Output of(@Nullable SourceColumn column) {
    return new Output(name, provenance, expanded, star, column);
  }

  /** Returns the same column, written out. */
  public Output named(@Nullable Name other) {
    return new Output(other, provenance);
  }
}
