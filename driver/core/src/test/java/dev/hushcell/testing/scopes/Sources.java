package dev.hushcell.testing.scopes;

import dev.hushcell.testing.scopes.World.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what stands in FROM, and adds it to a scope. */
final class Sources {
  private final Build build;
  private final Conditions conditions;
  private final Queries queries;

  Sources(Build build, Conditions conditions, Queries queries) {
    this.build = build;
    this.conditions = conditions;
    this.queries = queries;
  }

  private record Item(Piece piece, Source source) {}

  /** Returns a FROM. */
  Piece from(Scope scope, int depth) {
    return Piece.of(" from ", list(scope, depth));
  }

  /** Returns what stands behind FROM or USING. */
  Piece list(Scope scope, int depth) {
    Item first = item(scope, depth);
    scope.add(first.source());
    Piece all = first.piece();
    int more = depth <= 0 ? build.number(5) / 4 : build.number(9) / 6;
    for (int i = 0; i < more; i++) {
      all = joined(all, scope, depth);
    }
    return all;
  }

  private Piece joined(Piece left, Scope scope, int depth) {
    Item item = item(scope, depth - 1);
    int dice = build.number(100);
    List<Source> before = List.copyOf(scope.sources());
    scope.add(item.source());
    if (dice < 30) {
      return Piece.of(left, ", ", item.piece()).or(left);
    }
    if (dice < 40) {
      return Piece.of(left, " cross join ", item.piece()).or(left);
    }
    if (dice < 47) {
      return Piece.of(left, " natural join ", item.piece()).or(left);
    }
    Optional<String> shared = shared(before, item.source());
    if (dice < 60 && shared.isPresent()) {
      String using = build.column(shared.get());
      return Piece.of(left, " join ", item.piece(), " using (", using, ")").or(left);
    }
    String join = dice < 72 ? " left join " : " join ";
    Piece on = conditions.any(scope, depth - 2);
    return Piece.of(left, join, item.piece(), " on ", on).or(left);
  }

  private Optional<String> shared(List<Source> before, Source source) {
    List<String> shared = new ArrayList<>();
    for (Field field : source.fields()) {
      if (before.stream().filter(each -> each.has(field.name())).count() == 1) {
        shared.add(field.name());
      }
    }
    return shared.isEmpty() ? Optional.empty() : Optional.of(build.pick(shared));
  }

  private Item item(Scope scope, int depth) {
    int dice = build.number(100);
    if (depth > 0 && dice < 12) {
      List<Field> fields = standard();
      Piece query = queries.inner(fields, Scope.empty(), depth - 1);
      return derived(query, "", fields, scope);
    }
    if (depth > 0 && dice < 17 && build.tongue().has(Feature.LATERAL)) {
      List<Field> fields = standard();
      return derived(queries.inner(fields, scope, depth - 1), "lateral ", fields, scope);
    }
    if (dice < 20 && build.tongue().has(Feature.VALUES_IN_FROM)) {
      return values(scope);
    }
    return named(scope);
  }

  /** Returns columns as those of a table, or others. */
  List<Field> standard() {
    List<Field> fields = new ArrayList<>(List.of(build.id()));
    List<String> names = new ArrayList<>();
    names.add(build.chance(70) ? build.kept("email") : build.fresh());
    names.add(build.chance(60) ? build.kept("city") : build.fresh(names));
    names.stream().distinct().forEach(name -> fields.add(build.text(name)));
    return fields;
  }

  private Item derived(Piece query, String lateral, List<Field> fields, Scope scope) {
    String alias = build.fresh(scope);
    String columns = "";
    if (build.tongue().has(Feature.COLUMNS_OF_DERIVED) && build.chance(25)) {
      columns = columns(fields);
    }
    Piece piece = Piece.of(lateral, "(", query, ") as ", build.alias(alias), columns);
    return new Item(piece, new Source(alias, fields));
  }

  /** Returns the names of columns in parentheses. */
  String columns(List<Field> fields) {
    List<String> names = fields.stream().map(field -> build.column(field.name())).toList();
    return " (" + String.join(", ", names) + ")";
  }

  private Item values(Scope scope) {
    List<Field> fields = standard();
    List<Piece> row = new ArrayList<>();
    for (Field field : fields) {
      row.add(field.number() ? Piece.of(1 + build.number(6)) : build.typed());
    }
    String alias = build.fresh(scope);
    Piece values = Piece.of("(values (", Piece.joined(", ", row), "))");
    return new Item(
        Piece.of(values, " as ", build.alias(alias), columns(fields)), new Source(alias, fields));
  }

  private Item named(Scope scope) {
    if (!build.common().isEmpty() && build.chance(45)) {
      Source source = build.pick(List.copyOf(build.common()));
      return aliased(source.name(), build.relation(source.name()), source.fields(), false, scope);
    }
    Table table = table();
    Optional<Source> hiding =
        build.common().stream().filter(each -> each.name().equals(table.name())).findFirst();
    boolean qualified = build.chance(8);
    List<Field> fields =
        qualified ? table.fields() : hiding.map(Source::fields).orElse(table.fields());
    String name = build.relation(table.name());
    String schema = build.column(build.tongue().schema()) + ".";
    return aliased(table.name(), qualified ? schema + name : name, fields, hiding.isEmpty(), scope);
  }

  /** Returns a table, often one that a query of WITH has the name of, in any case. */
  private Table table() {
    List<Table> tables = build.world().tables();
    List<Table> alike =
        tables.stream()
            .filter(table -> build.common().stream().anyMatch(each -> isLike(each, table)))
            .toList();
    if (!alike.isEmpty() && build.chance(40)) {
      return build.pick(alike);
    }
    return build.chance(38) ? tables.get(0) : build.pick(tables);
  }

  private static boolean isLike(Source query, Table table) {
    return query.name().equalsIgnoreCase(table.name());
  }

  private Item aliased(String name, String written, List<Field> fields, boolean bare, Scope scope) {
    boolean taken = scope.sources().stream().anyMatch(each -> each.name().equals(name));
    if (build.chance(taken ? 5 : 40)) {
      return new Item(Piece.of(written), new Source(name, fields, bare));
    }
    String alias = build.fresh(scope);
    String as = build.chance(50) ? " as " : " ";
    return new Item(Piece.of(written, as, build.alias(alias)), new Source(alias, fields));
  }
}
