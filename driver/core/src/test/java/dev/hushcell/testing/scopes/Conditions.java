package dev.hushcell.testing.scopes;

import dev.hushcell.testing.scopes.Columns.Written;
import java.util.List;
import java.util.Optional;

/** Makes conditions. */
final class Conditions {
  private static final List<String> OPERATORS = List.of(" = ", " = ", " = ", " = ", " <> ");

  private final Build build;
  private final Columns columns;
  private final Queries queries;

  Conditions(Build build, Columns columns, Queries queries) {
    this.build = build;
    this.columns = columns;
    this.queries = queries;
  }

  /** Returns one that some rows fulfil. */
  Piece any(Scope scope, int depth) {
    int dice = build.number(100);
    if (dice < 16) {
      Piece left = any(scope, depth - 1);
      Piece right = any(scope, depth - 1);
      String word = dice < 8 ? " or " : " and ";
      return Piece.of("(", left, word, right, ")").or(left, right);
    }
    if (dice < 22) {
      Piece inner = any(scope, depth - 1);
      return Piece.of("not (", inner, ")").or(inner);
    }
    if (dice < 50 && depth > 0) {
      return subquery(scope, depth - 1).or("1 = 1");
    }
    if (dice < 58 && build.tongue().has(Feature.ROW_REFERENCES)) {
      return ofRow(scope).or("1 = 1");
    }
    return simple(scope).or("1 = 1");
  }

  /** Returns one without AND, OR and subqueries. */
  Piece simple(Scope scope) {
    int dice = build.number(100);
    if (dice < 14) {
      return numbers(scope);
    }
    Optional<Written> column = columns.any(scope, false);
    if (column.isEmpty()) {
      return Piece.of("1 = 1");
    }
    Piece text = column.get().piece();
    if (dice < 70) {
      Piece value = build.value();
      return build.chance(80)
          ? Piece.of(text, build.pick(OPERATORS), value)
          : Piece.of(value, " = ", text);
    }
    if (dice < 80) {
      return Piece.of(text, build.chance(80) ? " in (" : " not in (", build.value(), ", 'c4')");
    }
    if (dice < 84) {
      return Piece.of(text, build.chance(50) ? " is null" : " is not null");
    }
    Optional<Written> other = columns.any(scope, false, 50);
    if (dice < 94 && other.isPresent()) {
      return Piece.of(text, " = ", other.get().piece());
    }
    return dice < 97
        ? Piece.of(function(text), " = ", build.value())
        : Piece.of("(", text, ", 1) = (", build.value(), ", 1)");
  }

  private Piece function(Piece text) {
    return build.chance(50)
        ? Piece.of("coalesce(", text, ", 'c4')")
        : Piece.of("lower(", text, ")");
  }

  private Piece numbers(Scope scope) {
    Optional<Written> one = columns.any(scope, true);
    Optional<Written> two = columns.any(scope, true, 50);
    if (one.isEmpty() || two.isEmpty()) {
      return Piece.of("1 = 1");
    }
    return build.chance(50)
        ? Piece.of(one.get().piece(), " < ", 2 + build.number(5))
        : Piece.of(one.get().piece(), " = ", two.get().piece());
  }

  private Piece subquery(Scope scope, int depth) {
    int dice = build.number(100);
    if (dice < 45) {
      String not = build.chance(15) ? "not " : "";
      return Piece.of(not, "exists (", queries.inner(List.of(build.id()), scope, depth), ")");
    }
    Optional<Written> column = columns.any(scope, false);
    List<Field> one = List.of(build.text(build.fresh()));
    Piece compared = column.isPresent() ? column.get().piece() : build.typed();
    if (dice < 75) {
      return Piece.of(compared, " in (", queries.inner(one, scope, depth), ")");
    }
    if (dice < 88) {
      return Piece.of(compared, " = (", queries.single(scope, depth), ")");
    }
    return Piece.of(build.value(), " in (", queries.inner(one, scope, depth), ")");
  }

  /** Returns one over a row as a value, which PostgreSQL takes from the name of its source. */
  private Piece ofRow(Scope scope) {
    Scope from = scope;
    while (from.sources().isEmpty() && from.outer().isPresent()) {
      from = from.outer().get();
    }
    if (from.sources().isEmpty()) {
      return Piece.of("1 = 1");
    }
    Source source = build.pick(from.sources());
    String row = build.alias(source.name());
    List<Field> texts = source.fields().stream().filter(field -> !field.number()).toList();
    String column = build.column(build.pick(texts).name());
    return switch (build.number(8)) {
      case 0 -> Piece.of(column, "(", row, ") = ", build.value());
      case 1 -> Piece.of("(", row, ").", column, " = ", build.value());
      case 2 -> Piece.of(row, "::text like ", build.within("'%", "%'"));
      case 3 -> Piece.of("to_jsonb(", row, ")->>'email' = ", build.value());
      case 4 -> Piece.of("(", row, ".*)::text like ", build.within("'%", "%'"));
      case 5 -> Piece.of("(select q.", column, " from (select ", row, ".*) q) = ", build.value());
      case 6 ->
          Piece.of("(select (q.w).", column, " from (select ", row, " as w) q) = ", build.value());
      default ->
          Piece.of(
              "(json_populate_record(null::",
              build.relation(build.kept(build.chance(70) ? "contact" : "archive")),
              ", ",
              build.within("'{\"email\":\"", "\"}'"),
              ")).",
              build.column(build.kept("email")),
              " = ",
              column);
    };
  }
}
