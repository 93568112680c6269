package dev.hushcell.testing.scopes;

import dev.hushcell.testing.scopes.Columns.Written;
import dev.hushcell.testing.scopes.World.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes statements that change rows. */
final class Changes {
  private final Build build;
  private final Queries queries;

  Changes(Build build, Queries queries) {
    this.build = build;
    this.queries = queries;
  }

  Piece any() {
    boolean with = build.tongue().has(Feature.WITH_BEFORE_CHANGES) && build.chance(20);
    Piece common = with ? queries.common().with(Scope.empty(), 1) : Piece.of("");
    int dice = build.number(100);
    Piece change;
    if (dice < 40) {
      change = update();
    } else if (dice < 55) {
      change = delete();
    } else if (dice < 82 || !build.tongue().has(Feature.MERGE)) {
      change = new Insertions(build, queries, this).insert();
    } else {
      change = new Insertions(build, queries, this).merge();
    }
    Piece whole = with ? Piece.of(common, change).or(change) : change;
    if (build.tongue().has(Feature.FINAL_TABLE) && build.chance(10)) {
      return Piece.of("select id from final table (", whole, ")").or(whole);
    }
    return whole;
  }

  /** Returns a table with an alias, most of the time. */
  Piece target(Table table, Scope scope) {
    String name = build.relation(table.name());
    if (build.chance(8)) {
      name = build.column(build.tongue().schema()) + "." + name;
    }
    if (build.chance(45)) {
      scope.add(new Source(table.name(), table.fields(), true));
      return Piece.of(name);
    }
    String alias = build.fresh();
    scope.add(new Source(alias, table.fields()));
    return Piece.of(name, build.chance(50) ? " as " : " ", build.alias(alias));
  }

  private Piece update() {
    Table table = build.target();
    Scope scope = Scope.empty();
    Piece target = target(table, scope);
    Source changed = scope.sources().get(0);
    if (build.tongue().has(Feature.JOIN_IN_CHANGES) && build.chance(35)) {
      Piece joined = queries.sources().list(scope, 1);
      Piece set = assignments(table, scope, build.alias(changed.name()) + ".");
      return Piece.of("update ", target, ", ", joined, " set ", set, where(scope));
    }
    Piece from = Piece.of("");
    if (build.tongue().has(Feature.FROM_IN_UPDATES) && build.chance(35)) {
      from = queries.sources().from(scope, 1);
    }
    Piece set = assignments(table, scope, "");
    return Piece.of(
        "update ", target, " set ", set, from, where(scope), everywhere(table, changed));
  }

  Piece where(Scope scope) {
    return build.chance(85)
        ? Piece.of(" where ", queries.conditions().any(scope, 2)).or("")
        : Piece.of("");
  }

  /** Returns assignments of values and columns. */
  Piece assignments(Table table, Scope scope, String qualifier) {
    List<Field> texts = new ArrayList<>(table.fields());
    texts.removeIf(Field::number);
    List<Piece> pieces = new ArrayList<>();
    int count = 1 + build.number(5) / 4;
    for (int i = 0; i < count && !texts.isEmpty(); i++) {
      Field field = texts.remove(build.number(texts.size()));
      Piece to = assigned(scope);
      pieces.add(Piece.of(qualifier, build.column(field.name()), " = ", to));
    }
    Piece all = Piece.joined(", ", pieces);
    return pieces.size() > 1 ? all.or(pieces.get(0), pieces.get(1)) : all;
  }

  /** Returns what is stored in a column. */
  Piece assigned(Scope scope) {
    int dice = build.number(100);
    Optional<Written> column = queries.columns().any(scope, false);
    if (dice < 60 || column.isEmpty()) {
      return build.value();
    }
    Piece text = column.get().piece();
    if (dice < 80) {
      return text;
    }
    if (dice < 90) {
      return Piece.of("(", queries.single(scope, 1), ")").or("'c4'");
    }
    Piece condition = queries.conditions().simple(scope);
    return Piece.of("case when ", condition, " then ", build.value(), " else ", text, " end")
        .or(text);
  }

  private Piece delete() {
    Table table = build.target();
    Scope scope = Scope.empty();
    Piece target = target(table, scope);
    Source changed = scope.sources().get(0);
    if (build.tongue().has(Feature.JOIN_IN_CHANGES) && build.chance(30)) {
      Piece joined = queries.sources().list(scope, 1);
      String name = build.alias(changed.name());
      return Piece.of("delete ", name, " from ", target, ", ", joined, where(scope));
    }
    Piece using = Piece.of("");
    if (build.tongue().has(Feature.USING_IN_DELETES) && build.chance(35)) {
      using = Piece.of(" using ", queries.sources().list(scope, 1));
    }
    return Piece.of("delete from ", target, using, where(scope), returning(table, changed));
  }

  private Piece everywhere(Table table, Source changed) {
    return build.tongue().has(Feature.RETURNING_EVERYWHERE)
        ? returning(table, changed)
        : Piece.of("");
  }

  /** Returns a RETURNING at times. */
  Piece returning(Table table, Source changed) {
    if (!build.tongue().has(Feature.RETURNING) || !build.chance(25)) {
      return Piece.of("");
    }
    String column = build.column(build.pick(table.fields()).name());
    boolean qualified = build.tongue() == Tongue.POSTGRESQL && build.chance(40);
    String name = qualified ? build.alias(changed.name()) + "." + column : column;
    String label = build.chance(40) ? " as " + build.column(build.fresh()) : "";
    return Piece.of(" returning id, ", name, label).or("");
  }
}
