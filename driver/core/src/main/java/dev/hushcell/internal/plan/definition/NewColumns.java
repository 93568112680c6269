package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.LiteralFit;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.ddl.ColumnDefinition;
import dev.hushcell.internal.sql.ddl.ColumnTrait;
import dev.hushcell.internal.sql.ddl.Span;
import dev.hushcell.internal.sql.ddl.TableConstraint;
import dev.hushcell.internal.sql.ddl.TypeText;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads column definitions of one table: which become protected, and what is written instead. */
final class NewColumns {
  private static final String DEFAULT_OF = "the default of ";

  private final PlanContext around;
  private final DefinedTables tables;
  private final Tokens tokens;
  private final TableName table;
  private final List<ProtectedColumn> columns;
  private final List<Splice> splices = new ArrayList<>();
  private final Set<String> key = new HashSet<>();
  private ColumnTrait.@Nullable TextForm textForm;
  private boolean altering;
  private final Checks checks;

  /**
   * Starts to read.
   *
   * @param known the protected columns that the table has already
   */
  NewColumns(
      PlanContext around,
      DefinedTables tables,
      Tokens tokens,
      TableName table,
      List<ProtectedColumn> known) {
    this.around = around;
    this.tables = tables;
    this.tokens = tokens;
    this.table = table;
    this.columns = new ArrayList<>(known);
    this.checks = new Checks(around, tables, tokens, table, this);
  }

  /** Takes note that the table is there already. */
  NewColumns altering() {
    altering = true;
    return this;
  }

  /** Takes what the table says of all its text. */
  void textForm(ColumnTrait.TextForm form) {
    textForm = form;
  }

  /** Returns the protected columns, those that were known before too. */
  List<ProtectedColumn> columns() {
    return columns;
  }

  List<Splice> splices() {
    return splices;
  }

  Optional<ProtectedColumn> find(Token name) {
    String folded = Names.fold(name.value());
    return columns.stream()
        .filter(column -> Names.fold(column.name().column()).equals(folded))
        .findFirst();
  }

  /** Returns a protected column of the primary key that the statement makes. */
  Optional<ProtectedColumn> protectedKey() {
    return columns.stream()
        .filter(column -> key.contains(Names.fold(column.name().column())))
        .findFirst();
  }

  /** Reads definitions and the constraints beside them. */
  List<ProtectedColumn> add(List<ColumnDefinition> definitions, List<TableConstraint> constraints) {
    for (TableConstraint constraint : constraints) {
      if (constraint instanceof TableConstraint.PrimaryKey primary) {
        primary.columns().forEach(column -> key.add(Names.fold(column.value())));
      }
    }
    for (ColumnDefinition definition : definitions) {
      if (definition.traits().stream().anyMatch(ColumnTrait.PrimaryKey.class::isInstance)) {
        key.add(Names.fold(definition.name().value()));
      }
    }
    List<ProtectedColumn> added = add(definitions);
    constraints().read(constraints);
    return added;
  }

  /** Reads definitions; each may refer to columns that come after it. */
  private List<ProtectedColumn> add(List<ColumnDefinition> definitions) {
    List<ProtectedColumn> added = new ArrayList<>();
    for (ColumnDefinition definition : definitions) {
      String stored = tables.storedColumn(definition.name());
      Optional<ColumnRule> rule = tables.rule(table, stored);
      if (rule.isPresent() && definition.type().isEmpty() && around.rules().allowsNoType()) {
        throw around.types().unsupported("none");
      }
      if (rule.isPresent() && definition.type().isPresent()) {
        ColumnName name = new ColumnName(table, stored);
        ProtectedColumn column =
            derive(rule.get(), name, definition.type().get(), definition.traits());
        requireSameKeySameCells(column);
        columns.removeIf(each -> each.name().equals(name));
        columns.add(column);
        added.add(column);
        replaceType(column, definition.type().get());
        check(column, definition.span().end());
      }
    }
    definitions.forEach(
        definition -> traits(find(definition.name()), definition.traits(), definition.name()));
    return added;
  }

  /** Writes the CHECK behind a definition, or where a table is altered, behind all of it. */
  private void check(ProtectedColumn column, int end) {
    Optional<String> added = altering ? around.types().addedCheck(column) : Optional.empty();
    int place = added.isPresent() ? tokens.get(tokens.size() - 1).end() : end;
    String text = added.orElseGet(() -> around.types().columnCheck(column));
    splices.add(new Splice.Text(place, place, text));
  }

  /** Returns the protected column that a type text makes. */
  ProtectedColumn derive(
      ColumnRule rule, ColumnName name, TypeText type, List<ColumnTrait> traits) {
    if (!type.simple()) {
      throw around.types().unsupported(called(type));
    }
    String declared = tokens.text().substring(type.span().begin(), type.span().end());
    return tables.derive(rule, name, declared, collation(traits));
  }

  /** Returns what a message calls a type that is more than words and numbers. */
  private String called(TypeText type) {
    Token last = tokens.get(type.span().to() - 1);
    boolean array = last.isWord("ARRAY") || last.isSymbol("]");
    return type.name() + (array ? " ARRAY" : "");
  }

  /** Returns the collation that a definition names; empty where the default holds. */
  private Optional<String> collation(List<ColumnTrait> traits) {
    Optional<String> set = Optional.empty();
    for (ColumnTrait trait : traits) {
      if (trait instanceof ColumnTrait.TextForm form) {
        if (!form.set()) {
          return Optional.of(form.name());
        }
        set = Optional.of(form.name());
      }
    }
    ColumnTrait.TextForm ofTable = textForm;
    if (set.isEmpty() && ofTable != null) {
      return Optional.of(ofTable.set() ? DEFAULT_OF + ofTable.name() : ofTable.name());
    }
    return set.map(name -> DEFAULT_OF + name);
  }

  /** Writes the storage type in place of a type. */
  void replaceType(ProtectedColumn column, TypeText type) {
    splices.add(
        new Splice.Text(
            type.span().begin(), type.span().end(), around.types().storageType(column)));
  }

  /** Reads the clauses after a type. */
  void traits(Optional<ProtectedColumn> column, List<ColumnTrait> traits, Token name) {
    ColumnTrait.Reader reader =
        column
            .<ColumnTrait.Reader>map(each -> new ProtectedTraits(this, each))
            .orElseGet(() -> new PlainTraits(this, name));
    traits.forEach(trait -> trait.accept(reader));
  }

  Checks checks() {
    return checks;
  }

  Constraints constraints() {
    return new Constraints(tables, table, this);
  }

  /**
   * Seals a default, which the definition of the table holds as a cell from then on. A job that
   * rewrites the column could not take it along.
   */
  void defaultValue(ProtectedColumn column, Span expression) {
    List<Token> inside = expression.in(tokens);
    boolean job = around.protection().jobs().isAt(table);
    Optional<Slot> literal = job ? Optional.empty() : DefaultValue.of(expression, tokens);
    if ((inside.size() == 1 && inside.get(0).isWord("NULL")) || literal.isEmpty()) {
      requireNull(column, expression);
      return;
    }
    if (!tokens.doubts().isEmpty()) {
      throw tokens.doubts().get(0).refusal();
    }
    Slot slot = literal.get();
    LiteralFit.require(slot, column, Use.DEFAULT, around.types().valueRules());
    splices.add(
        new Splice.Sealed(
            slot.begin(),
            slot.end(),
            column,
            Use.DEFAULT,
            Objects.requireNonNull(slot.literal()),
            0));
  }

  /** Refuses a value made by the database that is not NULL. */
  void requireNull(ProtectedColumn column, Span expression) {
    List<Token> inside = expression.in(tokens);
    if (inside.size() != 1 || !inside.get(0).isWord("NULL")) {
      throw DdlFault.DEFAULT_VALUE.at(
          expression.begin(),
          column.name().shortForm()
              + " is protected and can have no default but NULL or a literal, which is"
              + " sealed: the database would store anything else in plaintext, and"
              + " while a job rewrites the table none could be kept; set it in the"
              + " application");
    }
  }

  /** Refuses an expression of a plain column over a protected one. */
  void requireUnnamed(Span expression, Token column) {
    if (namesProtected(expression)) {
      throw DdlFault.GENERATED.at(
          expression.begin(),
          "column "
              + column.value()
              + " is made from a protected column or table, where the database would find cells;"
              + " make its values in the application");
    }
  }

  /** Tells whether an expression names a protected column of the table or a protected table. */
  boolean namesProtected(Span expression) {
    Set<String> names = new HashSet<>();
    columns.forEach(column -> names.add(Names.fold(column.name().column())));
    return expression.in(tokens).stream()
        .filter(Token::isName)
        .anyMatch(token -> names.contains(Names.fold(token.value())) || tables.isNamed(token));
  }

  private void requireSameKeySameCells(ProtectedColumn column) {
    List<ProtectedColumn> others = new ArrayList<>(columns);
    around.protection().activated().values().forEach(each -> others.addAll(each.columns()));
    for (ProtectedColumn other : others) {
      boolean sameKey =
          other.key().equals(column.key())
              && other.name().table().schema().equals(table.schema())
              && !other.name().equals(column.name());
      if (sameKey && !column.sharesCellsWith(other)) {
        throw DdlFault.KEY_DIFFERS.fault(
            column.name().shortForm()
                + " shares its key with "
                + other.name().shortForm()
                + ", but not search, compare, pad, storage, family and scale; make them the same or"
                + " give it a key of its own");
      }
    }
  }
}
