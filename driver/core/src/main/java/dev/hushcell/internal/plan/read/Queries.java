package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.StatementAnalyzer;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.internal.sql.tree.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads queries of every shape. */
public final class Queries {
  private static final Set<String> LOCKS =
      Set.of("FOR UPDATE", "FOR NO KEY UPDATE", "FOR SHARE", "FOR KEY SHARE", "LOCK IN SHARE MODE");
  private static final Set<String> DOCUMENTS =
      Set.of(
          "FOR JSON AUTO",
          "FOR JSON PATH",
          "FOR XML AUTO",
          "FOR XML EXPLICIT",
          "FOR XML PATH",
          "FOR XML RAW");

  /** What says when a common table expression is worked out. */
  private static final Set<String> MATERIALIZED = Set.of("", "MATERIALIZED", "NOT MATERIALIZED");

  private final StatementReading reading;
  private final Analysis analysis;
  private final Expressions expressions;
  private final Operands operands;
  private final Consumer<Statement> changes;
  private final Sorting sorting;
  private final Relations relations;
  private final Selections selections;
  private final IdentityHashMap<QueryBody, List<Provenance>> combined = new IdentityHashMap<>(2);

  Queries(
      StatementReading reading,
      Analysis analysis,
      Expressions expressions,
      Operands operands,
      Consumer<Statement> changes) {
    this.reading = reading;
    this.analysis = analysis;
    this.expressions = expressions;
    this.operands = operands;
    this.changes = changes;
    this.sorting = new Sorting(reading, analysis, expressions, operands);
    this.relations = new Relations(reading, analysis, expressions, operands, changes);
    this.selections = new Selections(reading, analysis, expressions, relations, sorting);
  }

  public Sorting sorting() {
    return sorting;
  }

  public Relations relations() {
    return relations;
  }

  /** Returns the fields that the query delivers, in order. */
  public List<Field> read(Query query) {
    requireCommonForm(query);
    commons(query.with());
    body(query.body(), Optional.of(query));
    sorting.limit(query.limit());
    query.locks().forEach(lock -> lock.seconds().ifPresent(reading.roles()::form));
    query.hints().forEach(reading.roles()::form);
    query.document().ifPresent(document -> document(query.body(), document));
    return analysis.fields(query);
  }

  /** Reads a query of which the fields are used by their place. */
  public List<Field> positional(Query query) {
    List<Field> fields = read(query);
    expressions.columns().requireKnown(fields);
    return fields;
  }

  /** Reads a list of what is returned. */
  public void returned(Part.Returning clause) {
    selections.items(clause.items(), analysis.fields(clause));
  }

  /** FOR JSON and FOR XML make one text of the rows, which no cell may be in. */
  private void document(QueryBody body, Clause.Document document) {
    List<Field> fields = analysis.fields(body);
    for (Provenance value : expressions.values().of(fields)) {
      operands.plain(value, PlanFault.COMPUTED, "is put into a document");
    }
    if (fields.contains(Field.REST)) {
      throw reading.notUnderstood("a document of columns that are not known", body);
    }
    document.options().forEach(this::label);
  }

  /**
   * Takes what an element is called: {@code ('row')} or {@code ROOT('rows')}. Other options are
   * words; what else has a value or a name is not read, which refuses the statement.
   */
  private void label(Expression option) {
    if (option instanceof Operand.Parenthesised label) {
      reading.roles().form(label.expression());
    } else if (option instanceof Computation.Function root) {
      root.arguments().forEach(each -> reading.roles().form(each.value()));
    }
  }

  /** Reads what a query consists of, or a branch, which is not all of one. */
  private void body(QueryBody body, Optional<Query> query) {
    if (body instanceof QueryBody.Select select) {
      selections.read(select, query);
      return;
    }
    if (body instanceof QueryBody.SetOperation || body instanceof QueryBody.Values) {
      combined(body);
    } else if (body instanceof QueryBody.Nested nested) {
      read(nested.query());
    } else if (body instanceof QueryBody.TableRows rows) {
      relations.table(rows.table());
    }
    Sorting.Rows rows = new Sorting.Rows(analysis.fields(body), Sorting.Rows.UNNAMED.scope());
    sorting.order(query.flatMap(Query::order), rows);
  }

  /** Returns where the columns come from of queries that are put together, or of rows. */
  List<Provenance> combined(QueryBody body) {
    List<Provenance> known = combined.get(body);
    if (known == null) {
      known =
          body instanceof QueryBody.SetOperation operation
              ? together(operation)
              : rows((QueryBody.Values) body);
      combined.put(body, known);
    }
    return known;
  }

  private List<Provenance> together(QueryBody.SetOperation operation) {
    List<QueryBody> branches = StatementAnalyzer.branches(operation);
    branches.forEach(branch -> body(branch, Optional.empty()));
    List<Provenance> columns = columnwise(branches.stream().map(analysis::fields).toList());
    if (!keepsDuplicates(operation)) {
      columns.forEach(sorting::group);
    }
    return columns;
  }

  private static boolean keepsDuplicates(QueryBody body) {
    return !(body instanceof QueryBody.SetOperation operation)
        || (keepsDuplicates(operation.first())
            && operation.steps().stream()
                .allMatch(
                    step ->
                        step.operator().equals("UNION ALL") && keepsDuplicates(step.operand())));
  }

  /** Puts the columns of branches together by their place. */
  private List<Provenance> columnwise(List<List<Field>> branches) {
    FieldValues values = expressions.values();
    List<Field> first = branches.get(0);
    boolean cells =
        branches.stream()
            .flatMap(List::stream)
            .anyMatch(field -> values.of(field) instanceof Provenance.Cell);
    if (cells) {
      branches.forEach(expressions.columns()::requireKnown);
    }
    for (List<Field> branch : branches) {
      if (branch.size() != first.size()
          || branch.contains(Field.REST)
          || (first.contains(Field.REST) && branches.size() > 1)) {
        throw PlanFault.COLUMN_COUNT.fault(
            ("the branches of a UNION, INTERSECT or EXCEPT have %s and %s columns; list the"
                    + " same number in each")
                .formatted(first.size(), branch.size()));
      }
    }
    List<Provenance> columns = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      List<Provenance> column = new ArrayList<>();
      for (List<Field> branch : branches) {
        column.add(values.of(branch.get(i)));
      }
      columns.add(expressions.branches().either(column, "UNION"));
    }
    return columns;
  }

  private List<Provenance> rows(QueryBody.Values values) {
    List<List<Provenance>> rows = new ArrayList<>();
    for (Expression row : values.rows()) {
      rows.add(expressions.all(row instanceof Operand.Row many ? many.values() : List.of(row)));
    }
    List<Provenance> columns = new ArrayList<>();
    for (int i = 0; i < analysis.fields(values).size(); i++) {
      columns.add(column(i, rows));
    }
    return columns;
  }

  private Provenance column(int place, List<List<Provenance>> rows) {
    int width = rows.get(0).size();
    List<Provenance> column = new ArrayList<>();
    for (List<Provenance> row : rows) {
      if (row.size() != width) {
        throw PlanFault.COLUMN_COUNT.fault(
            "the rows of VALUES have %s and %s values; give each as many"
                .formatted(width, row.size()));
      }
      column.add(row.get(place));
    }
    // The database takes what has no type here for text, and would change the bytes of a cell.
    column.stream()
        .filter(Provenance.Open.class::isInstance)
        .forEach(each -> reading.roles().typed(each.slots()));
    return expressions.branches().either(column, "VALUES");
  }

  public void commons(Optional<Clause.With> with) {
    if (with.isPresent()) {
      requireDistinct(with.get().tables());
      with.get().tables().forEach(this::common);
    }
  }

  private void common(Clause.CommonTable item) {
    if (!MATERIALIZED.contains(item.words())) {
      throw reading.notUnderstood("WITH of an unusual form");
    }
    reading.claims().claim(item.name(), Role.INTRODUCED);
    if (item.statement() instanceof Query query) {
      read(query);
    } else {
      changes.accept(item.statement());
    }
    relations.renamed(item.columns(), item);
  }

  private void requireDistinct(List<Clause.CommonTable> items) {
    Set<String> names = new HashSet<>();
    for (Clause.CommonTable item : items) {
      for (String key : Naming.keys(item.name().name().text())) {
        if (!names.add(key)) {
          throw reading.notUnderstood("two common table expressions of one name");
        }
      }
    }
  }

  private void requireCommonForm(Query query) {
    boolean usual =
        query.locks().stream().allMatch(Queries::isLock)
            && query.hints().stream().allMatch(each -> each.words().startsWith("OPTION "))
            && query.document().stream().allMatch(each -> DOCUMENTS.contains(each.words()));
    if (!usual) {
      throw reading.notUnderstood("a query with an unusual clause", query.body());
    }
  }

  /** What it does about rows that others have locked changes nothing in what they are. */
  private static boolean isLock(Clause.Lock lock) {
    return LOCKS.stream().anyMatch(lock.words()::startsWith);
  }
}
