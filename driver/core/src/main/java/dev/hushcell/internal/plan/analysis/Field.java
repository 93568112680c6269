package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Star;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.QueryBody;
import org.jspecify.annotations.Nullable;

/**
 * A column that a query or a relation delivers.
 *
 * @param name its name, or null where it has none that could be referred to
 * @param origin where its values come from
 * @param expanded whether its place among the others is that of a column in a table, so that it is
 *     to be checked
 * @param star the star that it came out of, if it did
 * @param of the column of a relation of its query that it is, unchanged; null for anything else
 */
public record Field(
    @Nullable Name name,
    Origin origin,
    boolean expanded,
    @Nullable Star star,
    @Nullable SourceColumn of) {
  /** Stands for the columns of a {@code *} that are not known. */
  public static final Field REST = new Field(null, Origin.PLAIN, true, null, null);

  /** Where the values of a field come from. Each is one, whatever others look like. */
  public sealed interface Origin {
    /** Nothing that is protected. */
    Origin PLAIN = new Stored(Provenance.plain());

    /** A table, view or routine, of which it is known. */
    record Stored(Provenance provenance) implements Origin {}

    /** What is selected. */
    record Selected(Clause.SelectItem item) implements Origin {}

    /** The columns at one place of queries that are put together, or of rows. */
    record Combined(QueryBody body, int place) implements Origin {}

    /** A column of a common table expression, read outside of it or within. */
    record Common(Field of, boolean inside) implements Origin {}
  }

  /** A field that stands by itself. */
  public Field(@Nullable Name name, Origin origin) {
    this(name, origin, false, null, null);
  }

  /** A column as a table has it. */
  public static Field ofTable(String stored, Provenance provenance) {
    return new Field(Name.stored(stored), new Origin.Stored(provenance), true, null, null);
  }

  /** Returns the same field, out of a star. */
  Field outOf(Star other) {
    return new Field(name, origin, expanded, other, of);
  }

  /** Returns a field of the same name and place whose values come from elsewhere. */
  Field from(Origin other) {
    return new Field(name, other, expanded, star, null);
  }

  /** Returns the same field, known to be a column of a relation of the query. */
  Field of(@Nullable SourceColumn column) {
    return new Field(name, origin, expanded, star, column);
  }

  /** Returns the same field under a name that is written out. */
  Field called(@Nullable Name other) {
    return new Field(other, origin);
  }
}
