package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads queries of every shape. */
final class Queries {
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

  private final StatementReaders readers;
  private final OtherTexts others;

  Queries(StatementReaders readers, OtherTexts others) {
    this.readers = readers;
    this.others = others;
  }

  /** Returns the columns that the query delivers, in order. */
  List<Output> read(Query query, Scope around) {
    requireCommonForm(query);
    Scope scope = new Scope(around);
    commons(query.with(), scope);
    List<Output> outputs = body(query.body(), Optional.of(query), scope);
    if (!readers.cuts(query)) {
      readers.sorting.limit(query.limit(), scope);
    }
    query.locks().forEach(lock -> lock.seconds().ifPresent(readers.reading.literals()::read));
    query.hints().forEach(readers.reading.literals()::read);
    return query
        .document()
        .map(document -> document(outputs, query.body(), document))
        .orElse(outputs);
  }

  /** FOR JSON and FOR XML make one text of the rows, which no cell may be in. */
  private List<Output> document(List<Output> outputs, QueryBody body, Clause.Document document) {
    for (Output output : outputs) {
      readers.operands.plain(output.provenance(), PlanFault.COMPUTED, "is put into a document");
    }
    if (outputs.contains(Output.REST)) {
      throw readers.reading.notUnderstood("a document of columns that are not known", body);
    }
    document.options().forEach(this::label);
    return List.of(new Output(null, Provenance.plain()));
  }

  /**
   * Takes what an element is called: {@code ('row')} or {@code ROOT('rows')}. Other options are
   * words; what else has a value or a name is not read, which refuses the statement.
   */
  private void label(Expression option) {
    if (option instanceof Operand.Parenthesised label) {
      readers.reading.literals().read(label.expression());
    } else if (option instanceof Computation.Function root) {
      root.arguments().forEach(each -> readers.reading.literals().read(each.value()));
    }
  }

  /**
   * Reads what a query consists of.
   *
   * @param query the query of which it is the body; empty for a branch
   */
  private List<Output> body(QueryBody body, Optional<Query> query, Scope scope) {
    if (body instanceof QueryBody.Select select) {
      return readers.selections.read(select, query, scope);
    }
    List<Output> outputs;
    if (body instanceof QueryBody.SetOperation operation) {
      outputs = combined(operation, scope);
    } else if (body instanceof QueryBody.Nested nested) {
      outputs = read(nested.query(), scope);
    } else if (body instanceof QueryBody.Values values) {
      outputs = rows(values, scope);
    } else if (body instanceof QueryBody.TableRows table) {
      outputs = readers.relations.source(table.table(), scope).columns();
    } else {
      throw readers.reading.notUnderstood("a query of an unusual form", body);
    }
    readers.sorting.order(query.flatMap(Query::order), outputs, scope);
    return outputs;
  }

  /** Makes common table expressions known in the scope. */
  void commons(Optional<Clause.With> with, Scope scope) {
    with.ifPresent(each -> commons(each, scope));
  }

  private void commons(Clause.With with, Scope scope) {
    boolean recursive = with.recursive() || readers.reading.scoping().recursion().isUnsaid();
    if (recursive && readers.reading.scoping().recursion().isForward()) {
      with.tables().forEach(item -> scope.define(item.name().name(), null));
    }
    requireDistinct(with.tables());
    with.tables().forEach(item -> common(item, recursive, scope));
  }

  private void common(Clause.CommonTable item, boolean recursive, Scope scope) {
    if (!MATERIALIZED.contains(item.words())) {
      throw readers.reading.notUnderstood("WITH of an unusual form");
    }
    readers.reading.claims().claim(item.name(), Role.INTRODUCED);
    Name name = item.name().name();
    if (!(item.statement() instanceof Query query)) {
      scope.define(name, named(others.changing(item.statement(), scope), item.columns()));
      return;
    }
    Scope inside = new Scope(scope);
    if (!scope.common(name, readers.reading.naming()).isEmpty()) {
      inside.define(name, null); // one of its name further out, which not every database sees here
    }
    if (recursive && query.body() instanceof QueryBody.SetOperation operation) {
      // Inside itself a recursive one has the columns of its first branch.
      inside.define(name, null);
      QueryBody first = branches(operation).get(0);
      List<Output> start = body(first, Optional.empty(), new Scope(inside));
      boolean typed = readers.reading.scoping().recursion().isTyped();
      inside.define(
          name,
          named(start, item.columns()).stream()
              .map(Queries::counted)
              .map(output -> typed ? output : untyped(output, true))
              .toList());
    }
    scope.define(
        name,
        named(read(query, new Scope(inside)), item.columns()).stream()
            .map(output -> untyped(output, false))
            .toList());
  }

  private void requireDistinct(List<Clause.CommonTable> items) {
    Set<String> names = new HashSet<>();
    for (Clause.CommonTable item : items) {
      for (String key : Naming.keys(item.name().name().text())) {
        if (!names.add(key)) {
          throw readers.reading.notUnderstood("two common table expressions of one name");
        }
      }
    }
  }

  /** The number from which a recursion counts on is no value. */
  private static Output counted(Output output) {
    boolean counter = Operands.isCounter(output.provenance());
    return counter ? output.provenance(Provenance.plain()) : output;
  }

  /** Inside itself a recursive one has columns of text on some databases, outside never. */
  private static Output untyped(Output output, boolean inside) {
    if (output.provenance() instanceof Provenance.Cell cell && cell.untyped() != inside) {
      return output.provenance(cell.untyped(inside));
    }
    return output.provenance() instanceof Provenance.Open open && open.untyped() != inside
        ? output.provenance(new Provenance.Open(open.slots(), inside))
        : output;
  }

  private List<Output> named(List<Output> outputs, List<Identifier> columns) {
    return columns.isEmpty() ? outputs : readers.sources.renamed(outputs, columns);
  }

  private List<Output> combined(QueryBody.SetOperation operation, Scope scope) {
    List<List<Output>> branches = new ArrayList<>();
    for (QueryBody branch : branches(operation)) {
      branches.add(body(branch, Optional.empty(), new Scope(scope)));
    }
    List<Output> combined = columnwise(branches);
    if (!keepsDuplicates(operation)) {
      combined.forEach(output -> readers.sorting.group(output.provenance()));
    }
    return combined;
  }

  /** Returns what is put together, however tight. */
  private static List<QueryBody> branches(QueryBody body) {
    if (!(body instanceof QueryBody.SetOperation operation)) {
      return List.of(body);
    }
    List<QueryBody> branches = new ArrayList<>(branches(operation.first()));
    operation.steps().forEach(step -> branches.addAll(branches(step.operand())));
    return branches;
  }

  private static boolean keepsDuplicates(QueryBody body) {
    return !(body instanceof QueryBody.SetOperation operation)
        || (keepsDuplicates(operation.first())
            && operation.steps().stream()
                .allMatch(
                    step ->
                        step.operator().equals("UNION ALL") && keepsDuplicates(step.operand())));
  }

  /** Puts the columns of branches together by their place; they have the names of the first. */
  private List<Output> columnwise(List<List<Output>> branches) {
    List<Output> first = branches.get(0);
    if (branches.stream().anyMatch(Queries::mayDiffer)) {
      branches.forEach(branch -> Stars.requireKnown(branch, readers.reading));
    }
    for (List<Output> branch : branches) {
      if (branch.size() != first.size()
          || branch.contains(Output.REST)
          || (first.contains(Output.REST) && branches.size() > 1)) {
        throw PlanFault.COLUMN_COUNT.fault(
            "the branches of a UNION, INTERSECT or EXCEPT have "
                + first.size()
                + " and "
                + branch.size()
                + " columns; list the same number in each");
      }
    }
    List<Output> combined = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      List<Provenance> column = new ArrayList<>();
      for (List<Output> branch : branches) {
        column.add(branch.get(i).provenance());
      }
      combined.add(first.get(i).provenance(readers.branches.either(column, "UNION")));
    }
    return combined;
  }

  private static boolean mayDiffer(List<Output> outputs) {
    return outputs.stream().anyMatch(output -> output.provenance() instanceof Provenance.Cell);
  }

  private List<Output> rows(QueryBody.Values values, Scope scope) {
    List<List<Provenance>> rows = new ArrayList<>();
    for (Expression row : values.rows()) {
      List<Expression> members = row instanceof Operand.Row many ? many.values() : List.of(row);
      rows.add(readers.expressions.all(members, scope));
    }
    return columns(rows);
  }

  private List<Output> columns(List<List<Provenance>> rows) {
    int width = rows.isEmpty() ? 0 : rows.get(0).size();
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      List<Provenance> column = new ArrayList<>();
      for (List<Provenance> row : rows) {
        if (row.size() != width) {
          throw PlanFault.COLUMN_COUNT.fault(
              "the rows of VALUES have "
                  + width
                  + " and "
                  + row.size()
                  + " values; give each as"
                  + " many");
        }
        column.add(row.get(i));
      }
      // The database takes what has no type here for text, and would change the bytes of a cell.
      column.forEach(each -> readers.reading.attribution().typed(open(each)));
      outputs.add(
          new Output(new Name("C" + (i + 1), false), readers.branches.either(column, "VALUES")));
    }
    return outputs;
  }

  private static List<Slot> open(Provenance provenance) {
    return provenance instanceof Provenance.Open open ? open.slots() : List.of();
  }

  private void requireCommonForm(Query query) {
    boolean usual =
        query.locks().stream().allMatch(Queries::isLock)
            && query.hints().stream().allMatch(each -> each.words().startsWith("OPTION "))
            && query.document().stream().allMatch(each -> DOCUMENTS.contains(each.words()));
    if (!usual) {
      throw readers.reading.notUnderstood("a query with an unusual clause", query.body());
    }
  }

  /** What it does about rows that others have locked changes nothing in what they are. */
  private static boolean isLock(Clause.Lock lock) {
    return LOCKS.stream().anyMatch(lock.words()::startsWith);
  }
}
