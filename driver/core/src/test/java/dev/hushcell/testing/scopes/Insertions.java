package dev.hushcell.testing.scopes;

import dev.hushcell.testing.scopes.Columns.Written;
import dev.hushcell.testing.scopes.World.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes statements that add rows. */
final class Insertions {
  private final Build build;
  private final Queries queries;
  private final Changes changes;

  Insertions(Build build, Queries queries, Changes changes) {
    this.build = build;
    this.queries = queries;
    this.changes = changes;
  }

  Piece insert() {
    Table table = build.target();
    List<Field> fields = some(table);
    String name = build.relation(table.name());
    Source target = new Source(table.name(), table.fields(), true);
    String alias = "";
    if (build.tongue() == Tongue.POSTGRESQL && build.chance(35)) {
      target = new Source(build.fresh(), table.fields());
      alias = " as " + build.alias(target.name());
    }
    Piece rows = build.chance(65) ? values(fields) : selected(fields);
    Piece insert =
        Piece.of("insert into ", name, alias, queries.sources().columns(fields), " ", rows);
    return Piece.of(insert, conflict(table, target), changes.returning(table, target));
  }

  private List<Field> some(Table table) {
    List<Field> fields = new ArrayList<>(table.fields());
    fields.removeIf(field -> !field.number() && build.chance(35));
    return fields;
  }

  private Piece values(List<Field> fields) {
    List<Piece> row = new ArrayList<>();
    for (Field field : fields) {
      row.add(field.number() ? Piece.of(id()) : build.value());
    }
    return Piece.of("values (", Piece.joined(", ", row), ")");
  }

  /** Returns a key that is there already, at times. */
  private int id() {
    return build.chance(25) ? 1 + build.number(6) : 100 + build.number(100);
  }

  /** Returns a query whose keys are new. */
  private Piece selected(List<Field> fields) {
    Scope scope = Scope.empty();
    Piece from = queries.sources().from(scope, 1);
    List<Piece> items = new ArrayList<>();
    for (Field field : fields) {
      Optional<Written> column = queries.columns().any(scope, field.number());
      if (field.number()) {
        items.add(Piece.of(column.map(Written::piece).orElse(Piece.of(1)), " + ", 100));
      } else {
        items.add(column.isPresent() && build.chance(70) ? column.get().piece() : build.value());
      }
    }
    return Piece.of("select ", Piece.joined(", ", items), from, changes.where(scope));
  }

  private Piece conflict(Table table, Source target) {
    Scope scope = Scope.empty();
    scope.add(target);
    if (build.tongue().has(Feature.ON_CONFLICT) && build.chance(50)) {
      String excluded = build.alias(build.kept("excluded"));
      scope.add(new Source(build.kept("excluded"), table.fields()));
      Piece set = conflicting(table, excluded + ".", "", scope);
      return Piece.of(" on conflict (id) do update set ", set, changes.where(scope)).or("");
    }
    if (build.tongue().has(Feature.ON_DUPLICATE) && build.chance(50)) {
      Piece set = conflicting(table, "values(", ")", scope);
      return Piece.of(" on duplicate key update ", set).or("");
    }
    return Piece.of("");
  }

  private Piece conflicting(Table table, String before, String after, Scope scope) {
    List<Field> texts = table.fields().stream().filter(field -> !field.number()).toList();
    String to = build.column(build.pick(texts).name());
    if (build.chance(45)) {
      String from = build.chance(80) ? to : build.column(build.pick(texts).name());
      return Piece.of(to, " = ", before, from, after);
    }
    return Piece.of(to, " = ", changes.assigned(scope));
  }

  Piece merge() {
    Table table = build.target();
    Scope scope = Scope.empty();
    Piece target = changes.target(table, scope);
    Source changed = scope.sources().get(0);
    Piece using = queries.sources().list(scope, 1);
    Source source = scope.sources().get(1);
    String on =
        build.alias(changed.name())
            + "."
            + build.column(build.kept("id"))
            + " = "
            + build.alias(source.name())
            + "."
            + build.column(build.kept("id"));
    Piece extra =
        build.chance(40)
            ? Piece.of(" and ", queries.conditions().simple(scope)).or("")
            : Piece.of("");
    return Piece.of(
        "merge into ",
        target,
        " using ",
        using,
        " on (",
        on,
        extra,
        ")",
        matched(table, scope),
        missing(table, source));
  }

  private Piece matched(Table table, Scope scope) {
    Piece also =
        build.chance(30)
            ? Piece.of(" and ", queries.conditions().simple(scope)).or("")
            : Piece.of("");
    return build.chance(80)
        ? Piece.of(
            " when matched", also, " then update set ", changes.assignments(table, scope, ""))
        : Piece.of(" when matched", also, " then delete");
  }

  private Piece missing(Table table, Source source) {
    if (build.chance(50)) {
      return Piece.of("");
    }
    Scope scope = Scope.empty();
    scope.add(source);
    List<Field> fields = some(table);
    List<Piece> row = new ArrayList<>();
    for (Field field : fields) {
      Optional<Written> column = queries.columns().any(scope, field.number());
      if (field.number()) {
        row.add(Piece.of(column.map(Written::piece).orElse(Piece.of(1)), " + 100"));
      } else {
        row.add(column.isPresent() && build.chance(40) ? column.get().piece() : build.value());
      }
    }
    return Piece.of(
            " when not matched then insert",
            queries.sources().columns(fields),
            " values (",
            Piece.joined(", ", row),
            ")")
        .or("");
  }
}
