package dev.hushcell.internal.plan.definition;

import static dev.hushcell.internal.plan.SqlHabit.ALLOWS_NO_TYPE;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.LiteralFit;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part.TypeName;
import dev.hushcell.internal.sql.tree.TableConstraint;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
  private final List<ColumnTrait.TextForm> textForms = new ArrayList<>();
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
    textForms.add(form);
  }

  /** Returns the protected columns, those that were known before too. */
  List<ProtectedColumn> columns() {
    return columns;
  }

  List<Splice> splices() {
    return splices;
  }

  /** Returns where a node begins in the text. */
  int position(Node node) {
    return node.place().from(tokens);
  }

  /** Writes something in place of a node. */
  void replace(Node node, String text) {
    splices.add(new Splice.Text(position(node), node.place().to(tokens), text));
  }

  /** Makes an index one over the beginnings of the cells of a column, where there are such. */
  boolean indexBeginning(Identifier name, ProtectedColumn column, boolean unique) {
    int end = name.place().to(tokens);
    return switch (around.rules().beginningIndex(column)) {
      case NONE -> false;
      case WHOLE -> !unique;
      case EXPRESSION ->
          splices.addAll(Splice.around(position(name), end, around.rules().beginning(column)));
      case LENGTH ->
          splices.add(new Splice.Text(end, end, "(" + CellSize.storedBeginning(column) + ")"));
    };
  }

  /** Takes an expression out, with the word before it. */
  void takeOutClause(Expression expression) {
    int word = tokens.get(expression.place().begin() - 1).begin();
    splices.add(new Splice.Text(word, expression.place().to(tokens), ""));
  }

  /** Tells whether an expression is a column, as it is or as the type that it gets. */
  boolean isItself(Expression expression, Identifier column, TypeName type) {
    Expression value = expression.bare();
    if (value instanceof Computation.Cast cast) {
      value = cast.format().isEmpty() && isAlike(cast.type(), type) ? cast.value().bare() : cast;
    }
    return value instanceof Operand.ColumnName name
        && name.parts().size() == 1
        && find(name.parts().get(0)).equals(find(column));
  }

  private boolean isAlike(TypeName one, TypeName other) {
    return words(one).equals(words(other));
  }

  private List<String> words(Node node) {
    return node.place().in(tokens).stream().map(token -> Names.fold(token.value())).toList();
  }

  Optional<ProtectedColumn> find(Identifier name) {
    String folded = Names.fold(name.token().value());
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
      if (constraint instanceof TableConstraint.Key primary && primary.primary()) {
        primary.columns().forEach(column -> key.add(Names.fold(column.token().value())));
      }
    }
    for (ColumnDefinition definition : definitions) {
      if (definition.traits().stream().anyMatch(ColumnTrait.PrimaryKey.class::isInstance)) {
        key.add(Names.fold(definition.name().token().value()));
      }
    }
    List<ProtectedColumn> added = addAll(definitions, constraints);
    TenantColumn.require(altering ? List.of() : added, definitions, this);
    constraints().read(constraints);
    return added;
  }

  /** Reads definitions; each may refer to columns that come after it. */
  private List<ProtectedColumn> addAll(
      List<ColumnDefinition> definitions, List<TableConstraint> constraints) {
    List<ProtectedColumn> added = new ArrayList<>();
    for (ColumnDefinition definition : definitions) {
      String stored = tables.storedColumn(definition.name());
      Optional<ColumnRule> rule = tables.rule(table, stored);
      if (rule.isPresent() && definition.type().isEmpty() && around.rules().has(ALLOWS_NO_TYPE)) {
        throw around.types().unsupported("none");
      }
      if (rule.isPresent() && definition.type().isPresent()) {
        ColumnName name = new ColumnName(table, stored);
        ProtectedColumn column =
            new DefinedKeys(around, tables, tokens, altering)
                .told(
                    derive(rule.get(), name, definition.type().get(), definition.traits()),
                    definitions,
                    constraints);
        requireSameKeySameCells(column);
        columns.removeIf(each -> each.name().equals(name));
        columns.add(column);
        added.add(column);
        replaceType(column, definition.type().get());
        check(column, definition.place().to(tokens));
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
      ColumnRule rule, ColumnName name, TypeName type, List<ColumnTrait> traits) {
    String declared = tokens.text().substring(position(type), type.place().to(tokens));
    return tables.derive(rule, name, declared, collation(traits));
  }

  /** Returns the collation that a definition names; empty where the default holds. */
  private Optional<String> collation(List<ColumnTrait> traits) {
    List<ColumnTrait.TextForm> own =
        traits.stream()
            .filter(ColumnTrait.TextForm.class::isInstance)
            .map(ColumnTrait.TextForm.class::cast)
            .toList();
    return collationOf(own.isEmpty() ? textForms : own);
  }

  /** A collation tells more than a character set. */
  private static Optional<String> collationOf(List<ColumnTrait.TextForm> forms) {
    Optional<String> named =
        forms.stream().filter(each -> !each.set()).map(ColumnTrait.TextForm::name).findFirst();
    return named.or(() -> forms.stream().findFirst().map(form -> DEFAULT_OF + form.name()));
  }

  /** Writes the storage type in place of a type. */
  void replaceType(ProtectedColumn column, TypeName type) {
    replace(type, around.types().storageType(column));
  }

  /** Reads the clauses after a type. */
  void traits(Optional<ProtectedColumn> column, List<ColumnTrait> traits, Identifier name) {
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
   * Seals a default, which the definition of the table holds as a cell from then on; refuses any
   * other value that the database makes but NULL. A job that rewrites the column could not take a
   * default along.
   *
   * @param onUpdate whether it is made again with each update
   */
  void made(ProtectedColumn column, Expression expression, boolean onUpdate) {
    if (isNull(expression)) {
      return;
    }
    boolean kept =
        !onUpdate && !around.protection().jobs().isAt(table) && TenantColumn.isAlike(column);
    Slot slot =
        Optional.of(expression)
            .filter(each -> kept)
            .flatMap(new Slots(tokens, around.types())::ofDefault)
            .orElseThrow(() -> unsealed(column, expression));
    if (!tokens.doubts().isEmpty()) {
      throw tokens.doubts().get(0).refusal();
    }
    LiteralFit.require(slot, column, Use.DEFAULT, around.types().valueRules());
    splices.add(
        new Splice.Sealed(
            slot.begin(),
            slot.end(),
            column,
            Use.DEFAULT,
            new SealedValue.Literal(Objects.requireNonNull(slot.literal())),
            0,
            null));
  }

  private RuntimeException unsealed(ProtectedColumn column, Expression expression) {
    return DdlFault.DEFAULT_VALUE.at(
        position(expression),
        column.name().shortForm()
            + " is protected and can have no default but NULL or a literal, which is"
            + " sealed: the database would store anything else in plaintext, and"
            + " while a job rewrites the table none could be kept; set it in the"
            + " application");
  }

  /** Refuses an expression of a plain column over a protected one. */
  void requireUnnamed(Expression expression, Identifier column) {
    if (namesProtected(expression)) {
      throw DdlFault.GENERATED.at(
          position(expression),
          "column "
              + column.token().value()
              + " is made from a protected column or table, where the database would find cells;"
              + " make its values in the application");
    }
  }

  private static boolean isNull(Expression expression) {
    return expression instanceof Operand.Literal literal && literal.kind() == Operand.Kind.NULL;
  }

  /**
   * Tells whether a protected column of the table or a protected table may be named. Words of the
   * language count too: which of them the database would take for a name is not asked here.
   */
  boolean namesProtected(Node expression) {
    Set<String> names = new HashSet<>();
    columns.forEach(column -> names.add(Names.fold(column.name().column())));
    return expression.place().in(tokens).stream()
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
