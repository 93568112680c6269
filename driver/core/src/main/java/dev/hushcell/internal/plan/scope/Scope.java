package dev.hushcell.internal.plan.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean at one place of a statement: the sources of a query within those around it. */
public final class Scope {
  private final @Nullable Scope outer;
  private final List<Source> sources = new ArrayList<>();
  private final Map<String, List<Output>> commons = new HashMap<>();
  private final Set<String> merged = new HashSet<>();

  /** Opens a scope within another, or the outermost one. */
  public Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  @Nullable
  public Scope outer() {
    return outer;
  }

  public void add(Source source) {
    sources.add(source);
  }

  public List<Source> sources() {
    return sources;
  }

  public boolean isComplete() {
    return sources.stream().allMatch(Source::isComplete);
  }

  /** Makes a common table expression known here and further in. */
  public void define(Name name, List<Output> columns) {
    commons.put(name.folded(), List.copyOf(columns));
  }

  /** Finds a common table expression. */
  public Optional<List<Output>> common(Name name) {
    String folded = name.folded();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      List<Output> found = scope.commons.get(folded);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Makes the common table expressions of this scope known in another one. */
  public void commonsIn(Scope other) {
    other.commons.putAll(commons);
  }

  /** Takes note that a name means one column although several sources have it. */
  public void merge(String folded) {
    merged.add(folded);
  }

  public boolean hasNoMerged() {
    return merged.isEmpty();
  }

  public boolean isMerged(Name name) {
    return merged.contains(name.folded());
  }
}
