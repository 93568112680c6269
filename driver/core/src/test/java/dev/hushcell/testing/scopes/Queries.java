package dev.hushcell.testing.scopes;

import dev.hushcell.testing.scopes.Columns.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes queries. */
final class Queries {
  private final Build build;
  private final Columns columns;
  private final Conditions conditions;
  private final Sources sources;
  private final Common common;

  Queries(Build build) {
    this.build = build;
    this.columns = new Columns(build);
    this.conditions = new Conditions(build, columns, this);
    this.sources = new Sources(build, conditions, this);
    this.common = new Common(build, this);
  }

  Columns columns() {
    return columns;
  }

  Conditions conditions() {
    return conditions;
  }

  Sources sources() {
    return sources;
  }

  Common common() {
    return common;
  }

  /** Returns a whole statement. */
  Piece statement() {
    List<Field> wanted = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    if (build.chance(85)) {
      wanted.add(build.id());
      taken.add(build.id().name());
    }
    for (int i = build.number(3); i > 0 || wanted.isEmpty(); i--) {
      String name = build.fresh(taken);
      taken.add(name);
      wanted.add(build.text(name));
    }
    Piece query = inner(wanted, Scope.empty(), 3);
    return build.chance(12) ? Piece.of(query, ordered(wanted)) : query;
  }

  private Piece ordered(List<Field> wanted) {
    String key =
        build.chance(40)
            ? String.valueOf(1 + build.number(wanted.size()))
            : build.column(build.pick(wanted).name());
    return Piece.of(" order by ", key).or("");
  }

  /** Returns a query with such columns, which sees a scope. */
  Piece inner(List<Field> wanted, Scope outer, int depth) {
    int before = build.common().size();
    Piece with =
        depth > 0 && build.chance(depth > 2 ? 40 : 8) ? common.with(outer, depth - 1) : null;
    Piece body = body(wanted, outer, depth);
    while (build.common().size() > before) {
      build.common().removeFirst();
    }
    return with == null ? body : Piece.of(with, body).or(body);
  }

  /** Returns a query without WITH. */
  Piece body(List<Field> wanted, Scope outer, int depth) {
    if (depth > 0 && build.chance(14)) {
      Piece one = select(wanted, outer, depth - 1);
      Piece two = build.chance(8) ? values(wanted) : select(wanted, outer, depth - 1);
      return Piece.of(one, build.union(), two).or(one, two);
    }
    return select(wanted, outer, depth);
  }

  /** Returns a query of one row and column. */
  Piece single(Scope outer, int depth) {
    Scope scope = outer.inner();
    Piece from = sources.from(scope, depth - 1);
    Piece where = where(scope, depth - 1);
    Piece column = text(scope).map(Written::piece).orElseGet(build::typed);
    return Piece.of("select max(", column, ")", from, where);
  }

  private Optional<Written> text(Scope scope) {
    return columns.any(scope, false);
  }

  private Piece values(List<Field> wanted) {
    List<Piece> values = new ArrayList<>();
    for (Field field : wanted) {
      values.add(field.number() ? Piece.of(1 + build.number(6)) : build.typed());
    }
    return Piece.of("values (", Piece.joined(", ", values), ")");
  }

  private Piece where(Scope scope, int depth) {
    return build.chance(80)
        ? Piece.of(" where ", conditions.any(scope, depth)).or("")
        : Piece.of("");
  }

  /** Returns a single SELECT. */
  Piece select(List<Field> wanted, Scope outer, int depth) {
    Scope scope = outer.inner();
    boolean bare = build.chance(6) && !outer.sources().isEmpty();
    Piece from = bare ? Piece.of("") : sources.from(scope, depth);
    if (build.chance(9) && !bare) {
      Optional<Piece> grouped = grouped(wanted, scope, from, depth);
      if (grouped.isPresent()) {
        return grouped.get();
      }
    }
    boolean having = build.tongue().has(Feature.BARE_HAVING) && build.chance(12);
    List<Piece> items = new ArrayList<>();
    for (Field field : wanted) {
      // MariaDB 11.4 dies of some HAVING over a subquery that is selected.
      items.add(item(field, scope, having ? 0 : depth));
    }
    boolean distinct = build.chance(8);
    Piece where = where(scope, depth);
    Piece select =
        Piece.of(distinct ? "select distinct " : "select ", Piece.joined(", ", items), from, where);
    return having ? Piece.of(select, having(wanted)).or(select) : select;
  }

  /** Returns a condition over what is selected. */
  private Piece having(List<Field> wanted) {
    List<Field> texts = wanted.stream().filter(field -> !field.number()).toList();
    if (texts.isEmpty()) {
      return Piece.of(" having id < 4");
    }
    return Piece.of(" having ", build.column(build.pick(texts).name()), " = ", build.value());
  }

  private Piece item(Field field, Scope scope, int depth) {
    if (field.number()) {
      Optional<Written> column = columns.any(scope, true);
      return column.isPresent() && build.chance(94)
          ? labelled(column.get(), field)
          : labelled(Piece.of(1 + build.number(6)), field);
    }
    Optional<Written> column = columns.any(scope, false);
    if (column.isPresent() && build.chance(82)) {
      return labelled(column.get(), field);
    }
    if (build.chance(30) && depth > 0) {
      return labelled(Piece.of("(", single(scope, depth - 1), ")").or("'c4'"), field);
    }
    if (build.chance(30) && column.isPresent()) {
      Piece text = column.get().piece();
      Piece chosen =
          Piece.of("case when ", conditions.simple(scope), " then ", text, " else 'n5' end");
      return labelled(chosen.or(text), field);
    }
    return labelled(build.typed(), field);
  }

  private Piece labelled(Written column, Field field) {
    return column.name().equals(field.name()) && build.chance(85)
        ? column.piece()
        : labelled(column.piece(), field);
  }

  private Piece labelled(Piece piece, Field field) {
    return Piece.of(piece, " as ", build.column(field.name()));
  }

  /** Returns a query of groups: a column, and counts. */
  private Optional<Piece> grouped(List<Field> wanted, Scope scope, Piece from, int depth) {
    Optional<Written> key = columns.any(scope, false);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    List<Piece> items = new ArrayList<>();
    for (Field field : wanted) {
      items.add(
          field.number() ? labelled(Piece.of("count(*)"), field) : labelled(key.get(), field));
    }
    List<Field> texts = wanted.stream().filter(field -> !field.number()).toList();
    Object by = key.get().piece();
    if (!texts.isEmpty() && build.chance(40)) {
      by = build.column(build.pick(texts).name());
    }
    Piece having = Piece.of("");
    if (build.chance(60)) {
      Object compared = build.chance(50) ? by : key.get().piece();
      having = Piece.of(" having ", compared, " = ", build.value()).or("");
    }
    return Optional.of(
        Piece.of(
            "select ",
            Piece.joined(", ", items),
            from,
            where(scope, depth),
            " group by ",
            by,
            having));
  }
}
