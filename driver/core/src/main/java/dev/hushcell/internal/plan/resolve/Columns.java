package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a column reference means. A name is followed outwards as long as each step is
 * certain; where an inner column may be meant and may not, and it would make a difference, the
 * statement is refused.
 */
public final class Columns {
  private final StatementReading reading;

  public Columns(StatementReading reading) {
    this.reading = reading;
  }

  /**
   * Returns where the value of an unqualified reference comes from, or empty when no table has it.
   */
  public Optional<Provenance> find(ColumnName column, Scope scope) {
    int position = reading.position(column);
    return unqualified(column, scope, position)
        .map(provenance -> place(provenance, column, position));
  }

  /**
   * Returns where the value of the reference comes from, or refuses it when that cannot be told.
   */
  public Provenance resolve(ColumnName column, Scope scope) {
    int position = reading.position(column);
    Provenance provenance =
        column.qualifier().isEmpty()
            ? unqualified(column, scope, position).orElseGet(() -> unknown(column, position))
            : qualified(column, scope, position);
    return place(provenance, column, position);
  }

  private Provenance place(Provenance provenance, ColumnName column, int position) {
    reading.permission().requireShown(provenance, reading.text(column.last()), position);
    return provenance instanceof Provenance.Cell cell ? cell.at(position) : provenance;
  }

  private Optional<Provenance> unqualified(ColumnName column, Scope scope, int position) {
    Name name = column.last().name();
    if (reading.scoping().isConstant(name)) {
      return claimed(column, Role.WORD, Provenance.plain());
    }
    Meanings meanings = new Meanings(name, position);
    for (@Nullable Scope at = scope; at != null; at = at.outer()) {
      meanings.addAll(at.selected(name, reading.naming()));
      if (at != scope) {
        meanings.addAll(
            at.selecting(name, reading.naming()).orElseThrow(() -> meanings.ambiguous()));
      }
      Matches<Output> found = in(at.sources(), name);
      meanings.addAll(found.maybe());
      if (!found.same().isEmpty()) {
        isRow(column, name, scope, at);
        boolean merged = at.isMerged(name, reading.naming());
        meanings.addAll(merged ? found.same().subList(0, 1) : found.same());
        return claimed(column, Role.COLUMN, meanings.agreed(reading.attribution()));
      }
      if (!at.isComplete()) {
        meanings.addUnknown();
      }
    }
    boolean row = isRow(column, name, scope, null);
    if (!meanings.isEmpty()) {
      return meant(column, meanings);
    }
    return row || reading.scoping().isValue(name)
        ? claimed(column, row ? Role.QUALIFIER : Role.WORD, Provenance.plain())
        : Optional.empty();
  }

  /** Takes a name that no column has for certain. */
  private Optional<Provenance> meant(ColumnName column, Meanings meanings) {
    if (meanings.isUnknown() && reading.claims().isMention(column.last())) {
      throw meanings.ambiguous();
    }
    return claimed(column, Role.COLUMN, meanings.agreed(reading.attribution()));
  }

  /**
   * Tells whether a name may be a row, which must have no cells. To the database a column wins,
   * even one of an outer query; but whether it is seen from here is not asked.
   *
   * @param end the scope that has the column; null where none has it for certain
   */
  private boolean isRow(ColumnName column, Name name, Scope scope, @Nullable Scope end) {
    List<Source> rows =
        reading.scoping().rows() ? scope.rows(name, reading.naming(), end) : List.of();
    if (rows.stream().anyMatch(Source::mayHaveCells)) {
      throw PlanFault.COMPUTED.at(
          reading.position(column),
          name.text()
              + " may be a whole row with protected columns, of which the cells are not"
              + " values to the database; name its columns");
    }
    return !rows.isEmpty();
  }

  private Optional<Provenance> claimed(ColumnName column, Role role, Provenance provenance) {
    reading.claims().claim(column.last(), role);
    return Optional.of(provenance);
  }

  private Matches<Output> in(List<Source> sources, Name name) {
    List<Output> same = new ArrayList<>();
    List<Output> maybe = new ArrayList<>();
    for (Source source : sources) {
      Matches<Output> found = source.find(name, reading.naming());
      same.addAll(found.same());
      maybe.addAll(found.maybe());
    }
    return new Matches<>(same, maybe);
  }

  private Provenance qualified(ColumnName column, Scope scope, int position) {
    List<Identifier> qualifier = column.qualifier();
    Name name = column.last().name();
    Meanings meanings = new Meanings(name, position);
    boolean called = false;
    for (@Nullable Scope at = scope; at != null; at = at.outer()) {
      Matches<Source> sources = called(qualifier, at);
      Matches<Output> found = in(sources.same(), name);
      meanings.addAll(in(sources.maybe(), name).all());
      meanings.addAll(found.all());
      called |= !sources.same().isEmpty();
      if (!found.same().isEmpty()) {
        reading.claims().claim(qualifier, Role.QUALIFIER);
        return claimed(column, Role.COLUMN, meanings.agreed(reading.attribution())).orElseThrow();
      }
      // Without the column some databases go on to the query around, and others fail.
      if (sources.all().stream().anyMatch(source -> !source.isComplete())) {
        meanings.addUnknown();
      }
    }
    if (meanings.isEmpty()) {
      return missing(column, called, position);
    }
    reading.claims().claim(qualifier, Role.QUALIFIER);
    return meant(column, meanings).orElseThrow();
  }

  private Provenance missing(ColumnName column, boolean called, int position) {
    List<Identifier> qualifier = column.qualifier();
    Name name = column.last().name();
    if (called) {
      reading.claims().claim(qualifier, Role.QUALIFIER);
      return reading.scoping().isValue(name)
          ? claimed(column, Role.WORD, Provenance.plain()).orElseThrow()
          : unknown(column, position);
    }
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            position,
            "no table or alias "
                + reading.text(qualifier.get(qualifier.size() - 1))
                + " is in reach of its column "
                + name.text()
                + "; check the name"));
    return Provenance.plain();
  }

  /** Tells whether a column may be one of a table that was read as a source. */
  public boolean mayHave(Relation.Table table, ColumnName column, Scope scope) {
    Name called = table.called().name();
    Name name = column.last().name();
    List<Source> meant =
        column.qualifier().isEmpty() ? scope.sources() : called(column.qualifier(), scope).all();
    boolean known =
        meant.stream().anyMatch(source -> !source.find(name, reading.naming()).isEmpty());
    return meant.stream()
        .filter(source -> source.name() != null && reading.naming().mayBe(called, source.name()))
        .anyMatch(
            source ->
                known ? !source.find(name, reading.naming()).isEmpty() : !source.isComplete());
  }

  /** Returns the sources of a scope that a qualifier may mean. */
  public Matches<Source> called(List<Identifier> qualifier, Scope scope) {
    if (qualifier.size() > 2) {
      throw reading.notUnderstood("a column with the name of a catalogue", qualifier.get(0));
    }
    Name table = qualifier.get(qualifier.size() - 1).name();
    Matches<Source> called = scope.sources(table, reading.naming());
    return qualifier.size() == 1 ? called : inSchema(called, qualifier.get(0).name());
  }

  private Matches<Source> inSchema(Matches<Source> called, Name schema) {
    List<Source> same = new ArrayList<>();
    List<Source> maybe = new ArrayList<>();
    for (Source source : called.all()) {
      TableName table = source.table();
      if (table != null && !reading.naming().mayBe(schema, Name.stored(table.schema()))) {
        continue;
      }
      boolean certain = // an alias lives in the schema of its table to some, else in none
          table != null
              && called.same().contains(source)
              && reading.naming().same(schema, Name.stored(table.schema()), Naming.Kind.TABLE);
      (certain ? same : maybe).add(source);
    }
    return new Matches<>(same, maybe);
  }

  /** What may be a text is not told. */
  private Provenance unknown(ColumnName column, int position) {
    boolean text =
        column.last().name().quoted() && reading.statement().tokens().language().quotesMayBeTexts();
    reading.doubt(
        PlanFault.COLUMN_UNKNOWN.at(
            position,
            "no table in reach has a column "
                + (text
                    ? "of the name in quotes, which would be a text to the database; check the name,"
                        + " or write a text in single quotes"
                    : reading.text(column.last()) + "; check the name and its table")));
    return Provenance.plain();
  }
}
