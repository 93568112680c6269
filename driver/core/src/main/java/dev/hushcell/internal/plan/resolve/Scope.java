package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What names mean at one place of a statement: the sources of a query within those around it. */
public final class Scope {
  private final @Nullable Scope outer;
  private final NameIndex<Source> sources = new NameIndex<>(Source::name, Naming.Kind.ALIAS);
  private final NameIndex<Common> commons = new NameIndex<>(Common::name, Naming.Kind.COMMON);
  private final NameIndex<Output> selected = new NameIndex<>(Output::name, Naming.Kind.COLUMN);
  private final NameIndex<Output> selecting = new NameIndex<>(Output::name, Naming.Kind.COLUMN);
  private final NameIndex<Name> expected = new NameIndex<>(name -> name, Naming.Kind.COLUMN);
  private final List<Name> merged = new ArrayList<>();
  private boolean complete = true;

  /** Opens a scope within another, or the outermost one. */
  public Scope(@Nullable Scope outer) {
    this(outer, List.of());
  }

  /**
   * Opens a scope in which the names of what is selected are seen too, before those around it or
   * after them: which one a name means then is not asked.
   */
  public Scope(@Nullable Scope outer, List<Output> selected) {
    this.outer = outer;
    selected.forEach(this.selected::add);
  }

  /**
   * A common table expression.
   *
   * @param columns what it delivers; null for one that may be read although it is defined further
   *     on
   */
  public record Common(Name name, @Nullable List<Output> columns) {}

  @Nullable
  public Scope outer() {
    return outer;
  }

  public void add(Source source) {
    sources.add(source);
    complete &= source.isComplete();
  }

  /** Takes the sources of another scope, and what its joins made one. */
  public void take(Scope other) {
    other.sources().forEach(this::add);
    merged.addAll(other.merged);
  }

  public List<Source> sources() {
    return sources.all();
  }

  /** Returns the sources that a qualifier may mean. */
  public Matches<Source> sources(Name qualifier, Naming naming) {
    return sources.find(qualifier, naming);
  }

  public boolean isComplete() {
    return complete;
  }

  /** Returns what is selected under a name that is seen here. */
  public List<Output> selected(Name name, Naming naming) {
    return selected.find(name, naming).all();
  }

  /** Takes note that something will be selected under a name, which queries further in may see. */
  public void expect(Name name) {
    expected.add(name);
  }

  /** Takes what is selected under a name that was expected. */
  public void select(Output output) {
    selecting.add(output);
  }

  /**
   * Returns what is being selected under a name, as a query further in may see it; empty where that
   * is not known yet.
   */
  public Optional<List<Output>> selecting(Name name, Naming naming) {
    List<Output> known = selecting.find(name, naming).all();
    boolean all = known.size() == expected.find(name, naming).all().size();
    return all ? Optional.of(known) : Optional.empty();
  }

  /** Makes a common table expression known here and further in. */
  public void define(Name name, @Nullable List<Output> columns) {
    commons.add(new Common(name, columns == null ? null : List.copyOf(columns)));
  }

  /** Finds the innermost common table expressions of a name, and others that it may mean. */
  public Matches<Common> common(Name name, Naming naming) {
    List<Common> maybe = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Matches<Common> found = scope.commons.find(name, naming);
      maybe.addAll(found.maybe());
      if (!found.same().isEmpty()) {
        Common last = found.same().get(found.same().size() - 1);
        return new Matches<>(List.of(last), maybe);
      }
    }
    return new Matches<>(List.of(), maybe);
  }

  /** Makes the common table expressions of this scope known in another one. */
  public void commonsIn(Scope other) {
    commons.all().forEach(other.commons::add);
  }

  /** Takes note that a name means one column although several sources have it. */
  public void merge(Name name) {
    merged.add(name);
  }

  public boolean hasNoMerged() {
    return merged.isEmpty();
  }

  public boolean isMerged(Name name, Naming naming) {
    return merged.stream().anyMatch(each -> naming.same(each, name, Naming.Kind.COLUMN));
  }

  /**
   * Returns the sources of which a name may be the row, the innermost ones first: up to the one
   * that it is for certain.
   *
   * @param end the scope at which to stop, for a name that is a column there; null for the last one
   */
  public List<Source> rows(Name name, Naming naming, @Nullable Scope end) {
    List<Source> rows = new ArrayList<>();
    for (Scope scope = this; scope != null && scope != end; scope = scope.outer) {
      Matches<Source> found = scope.sources.find(name, naming);
      rows.addAll(found.all());
      if (!found.same().isEmpty()) {
        break;
      }
    }
    return rows;
  }
}
