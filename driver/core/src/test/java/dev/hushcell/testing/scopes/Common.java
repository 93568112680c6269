package dev.hushcell.testing.scopes;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes WITH: queries named like tables, defined by themselves, by one another, and in any order.
 */
final class Common {
  private final Build build;
  private final Queries queries;

  Common(Build build, Queries queries) {
    this.build = build;
    this.queries = queries;
  }

  /** Returns a WITH whose queries can be seen from here on. */
  Piece with(Scope outer, int depth) {
    boolean recursive = build.chance(35);
    int count = build.tongue().has(Feature.FRAIL_WITH) ? 1 : 1 + build.number(5) / 2;
    List<Source> sources = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = build.freshQuery(names);
      names.add(name);
      sources.add(new Source(name, queries.sources().standard()));
    }
    List<Piece> queries = new ArrayList<>();
    List<Source> before = List.copyOf(build.common());
    for (int i = 0; i < count; i++) {
      // Some see themselves and what comes behind them, or would in another database.
      int seen = build.chance(8) ? i + 1 + build.number(count - i) : i;
      see(before, sources.subList(0, seen));
      queries.add(query(sources.get(i), outer, depth, recursive));
    }
    see(before, sources);
    return Piece.of("with ", recursive ? "recursive " : "", Piece.joined(", ", queries), " ");
  }

  private void see(List<Source> before, List<Source> sources) {
    build.common().clear();
    build.common().addAll(before);
    sources.forEach(build.common()::addFirst);
  }

  private Piece query(Source source, Scope outer, int depth, boolean recursive) {
    boolean named = build.chance(40);
    String columns = named ? queries.sources().columns(source.fields()) : "";
    Scope scope = build.chance(25) ? outer : Scope.empty();
    Piece body =
        recursive && build.chance(60) ? twice(source, scope, depth) : body(source, scope, depth);
    return Piece.of(build.alias(source.name()), columns, " as (", body, ")");
  }

  private Piece body(Source source, Scope scope, int depth) {
    if (build.chance(25)) {
      Piece one = queries.select(source.fields(), scope, depth);
      Piece two = queries.select(source.fields(), scope, depth - 1);
      return Piece.of(one, build.union(), two).or(one, two);
    }
    return build.chance(80)
        ? queries.body(source.fields(), scope, depth)
        : queries.inner(source.fields(), scope, depth);
  }

  /** Returns two queries of which the second may read what it defines. */
  private Piece twice(Source source, Scope scope, int depth) {
    Piece one = queries.select(source.fields(), scope, depth);
    build.common().addFirst(source);
    Piece two = queries.select(source.fields(), scope, depth - 1);
    return Piece.of(one, " union ", two).or(one, two);
  }
}
