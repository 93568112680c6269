package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Tables;
import dev.hushcell.internal.plan.analysis.Target;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Relation;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what stands between FROM and WHERE. */
public record Relations(
    StatementReading reading,
    Analysis analysis,
    Expressions expressions,
    Operands operands,
    Consumer<Statement> changes) {
  /** The words of joins; all but NATURAL and APPLY only say which rows are there. */
  private static final Set<String> JOINS =
      Names.words(
          """
          INNER LEFT RIGHT FULL OUTER CROSS NATURAL APPLY STRAIGHT_JOIN LOOP HASH MERGE REMOTE
          """);

  /** First words of what steers how a table is read. */
  private static final Set<String> HINTS =
      Set.of("PARTITION", "USE", "FORCE", "IGNORE", "WITH", "(", "INDEXED", "NOT");

  /** Reads what stands between commas. */
  public void read(List<Relation> relations) {
    joined(relations).forEach(expressions.conditions()::read);
  }

  /** Reads the same but for the conditions of joins that see everything, which it returns. */
  List<Expression> joined(List<Relation> relations) {
    List<Expression> late = new ArrayList<>();
    relations.forEach(each -> read(each, late));
    return late;
  }

  private void read(Relation item, List<Expression> late) {
    if (item instanceof Relation.Join join) {
      join(join, late);
    } else if (item instanceof Relation.Enclosed group) {
      if (group.alias().isPresent()) {
        throw reading.notUnderstood("an alias for several tables", group);
      }
      group.relations().forEach(each -> read(each, late));
    } else if (item instanceof Relation.Table table) {
      table(table);
    } else if (item instanceof Relation.Derived query) {
      expressions.queries().read(query.query());
      alias(query.alias());
    } else if (item instanceof Relation.Changed rows) {
      changes.accept(rows.change());
      analysis.require(rows);
      alias(rows.alias());
    } else if (item instanceof Relation.TableFunction function) {
      function(function);
    }
  }

  /** Takes a table or common table expression that is read. */
  void table(Relation.Table table) {
    named(table);
    if (analysis.isKnown(table)) {
      reading.claims().claim(Tables.named(table), Role.RELATION);
    }
    table.alias().ifPresent(this::renamed);
  }

  /** Takes a table that is changed. */
  public Target target(Relation.Table table) {
    if (table.alias().filter(alias -> !alias.columns().isEmpty()).isPresent()) {
      throw reading.notUnderstood("a table with modifiers", table);
    }
    named(table);
    Target target = analysis.target(table);
    if (target.relation().isComplete()) {
      reading.claims().claim(Tables.named(table), Role.RELATION);
    }
    return target;
  }

  /** Takes the alias and hints; {@code ONLY} leaves out rows of other tables. */
  private void named(Relation.Table table) {
    table.alias().ifPresent(alias -> reading.claims().claim(alias.name(), Role.INTRODUCED));
    if (table.hasGap()) {
      reading.claims().claim(table.name().get(0), Role.QUALIFIER);
    }
    hints(table);
  }

  /** Takes the hints of a table; an index may have the name of its column. */
  public void hints(Relation.Table table) {
    boolean steered = true;
    for (Part.Hint hint : table.hints()) {
      reading.claims().claim(hint.names(), Role.LABEL);
      steered &= HINTS.contains(hint.words().split(" ", 2)[0]);
    }
    if (!steered || !table.options().isEmpty()) {
      throw reading.notUnderstood("a table with modifiers", table);
    }
  }

  private void alias(Optional<Part.Alias> alias) {
    alias.ifPresent(
        each -> {
          reading.claims().claim(each.name(), Role.INTRODUCED);
          renamed(each);
        });
  }

  /** Takes an alias that may have names for columns. */
  public void renamed(Part.Alias alias) {
    renamed(alias.columns().stream().map(Part.AliasColumn::name).toList(), alias);
  }

  /** Takes the names that columns get at a node. */
  void renamed(List<Identifier> names, Node at) {
    if (!names.isEmpty()) {
      reading.claims().claim(names, Role.INTRODUCED);
      expressions.columns().requireKnown(analysis.fields(at));
      analysis.require(names.get(0));
    }
  }

  private void function(Relation.TableFunction item) {
    Provenance call = expressions.functions().read(called(item));
    if (analysis.isKnown(item)) {
      alias(item.alias());
      return;
    }
    operands.plain(call, PlanFault.COMPUTED, "is an argument of a table function");
    item.alias()
        .ifPresent(
            alias -> {
              reading.claims().claim(alias.name(), Role.INTRODUCED);
              alias.columns().forEach(each -> reading.claims().claim(each.name(), Role.INTRODUCED));
            });
  }

  /** Returns the call that is all there is of a table function. */
  private Computation.Function called(Relation.TableFunction item) {
    int first = item.place().begin() + (item.lateral() ? 1 : 0);
    if (item.calls().size() == 1
        && item.calls().get(0) instanceof Computation.Function call
        && call.place().begin() == first
        && call.isAlone()) {
      return call;
    }
    throw reading.notUnderstood("ROWS FROM", item);
  }

  private void join(Relation.Join join, List<Expression> late) {
    read(join.left(), late);
    List<String> words = join.kind().isEmpty() ? List.of() : List.of(join.kind().split(" "));
    if (!JOINS.containsAll(words) || join.usingAlias().isPresent()) {
      throw reading.notUnderstood("a join of an unusual kind", join.right());
    }
    boolean applicable =
        join.right() instanceof Relation.Derived || join.right() instanceof Relation.TableFunction;
    if (words.contains("APPLY") && !applicable) {
      throw reading.notUnderstood("APPLY of another form", join.right());
    }
    read(join.right(), late);
    int position = reading.tokens().get(join.place().owned(0)).begin();
    analysis.joined(join).forEach(each -> byName(each, position));
    reading.claims().claim(join.using(), Role.COLUMN);
    if (reading.scoping().joinsSeeAll()) {
      join.on().ifPresent(late::add);
    } else {
      expressions.condition(join.on());
    }
  }

  private void byName(Analysis.JoinedName joined, int position) {
    List<Field> fields = new ArrayList<>(joined.left());
    fields.addAll(joined.right());
    List<Provenance> members = expressions.values().of(fields);
    String name = joined.name().text();
    members.forEach(each -> reading.permission().requireShown(each, name, position));
    long cells = members.stream().filter(Provenance.Cell.class::isInstance).count();
    if (cells > 0 && (cells < members.size() || !joined.certain())) {
      throw PlanFault.JOIN_COLUMNS_DIFFER.at(
          position,
          name
              + " is protected on one side of the join only; join with ON and columns that share a"
              + " key");
    }
    expressions.comparisons().equal(members);
  }
}
