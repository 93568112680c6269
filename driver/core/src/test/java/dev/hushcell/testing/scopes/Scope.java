package dev.hushcell.testing.scopes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an expression can see: sources, and those of the queries around it. */
final class Scope {
  private final Optional<Scope> outer;
  private final List<Source> sources = new ArrayList<>();

  private Scope(Optional<Scope> outer) {
    this.outer = outer;
  }

  static Scope empty() {
    return new Scope(Optional.empty());
  }

  Scope inner() {
    return new Scope(Optional.of(this));
  }

  Optional<Scope> outer() {
    return outer;
  }

  List<Source> sources() {
    return sources;
  }

  void add(Source source) {
    sources.add(source);
  }
}
