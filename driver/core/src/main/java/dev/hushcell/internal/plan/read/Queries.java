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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.ParenthesedStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.select.ForClause;
import net.sf.jsqlparser.statement.select.OptionClause;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import org.jspecify.annotations.Nullable;

/** Reads queries of every shape. */
final class Queries {
  private final StatementReaders readers;
  private static final Pattern HINTS =
      Pattern.compile(
          "(?i)OPTION ?\\((?:[\\s,]|[a-z]+|[0-9]+|USE HINT ?\\((?:[\\s,]|'[0-9]+')+\\))+\\)");

  private final OtherTexts others;

  Queries(StatementReaders readers, OtherTexts others) {
    this.readers = readers;
    this.others = others;
  }

  /** Returns the columns that the query delivers, in order. */
  List<Output> read(Select select, Scope around) {
    requireCommonForm(select);
    Scope scope = new Scope(around);
    commons(select.getWithItemsList(), scope);
    List<Output> outputs = body(select, scope);
    if (!readers.cuts(select)) {
      readers.sorting.limit(select.getLimit(), scope);
      readers.sorting.offset(select.getOffset(), scope);
      readers.sorting.fetch(select.getFetch(), scope);
    }
    if (select.getWait() != null) {
      readers.reading.literals().readText(String.valueOf(select.getWait().getTimeout()));
    }
    if (select.getOption() != null) {
      readers.reading.literals().readText(select.getOption().toString());
    }
    return select.getForClause() == null ? outputs : document(outputs, select);
  }

  /** FOR JSON and FOR XML make one text of the rows, which no cell may be in. */
  private List<Output> document(List<Output> outputs, Select select) {
    for (Output output : outputs) {
      readers.operands.plain(output.provenance(), PlanFault.COMPUTED, "is put into a document");
    }
    if (outputs.contains(Output.REST)) {
      throw readers.reading.notUnderstood("a document of columns that are not known", select);
    }
    readers.reading.literals().readText(select.getForClause().toString());
    return List.of(new Output(null, Provenance.plain()));
  }

  private List<Output> body(Select select, Scope scope) {
    if (select instanceof PlainSelect plain) {
      return readers.selections.read(plain, scope);
    }
    List<Output> outputs;
    if (select instanceof SetOperationList operations) {
      outputs = combined(operations, scope);
    } else if (select instanceof ParenthesedSelect inner) {
      outputs = read(inner.getSelect(), scope);
    } else if (select instanceof Values values) {
      outputs = rows(values, scope);
    } else if (select instanceof TableStatement table) {
      outputs = readers.relations.source(table.getTable(), scope).columns();
    } else {
      throw readers.reading.notUnderstood("a query of an unusual form", select);
    }
    readers.sorting.order(select.getOrderByElements(), outputs, scope);
    return outputs;
  }

  /** Makes common table expressions known in the scope. */
  void commons(@Nullable List<WithItem<?>> items, Scope scope) {
    if (items != null) {
      forward(items, scope);
      boolean recursive = isRecursive(items);
      requireDistinct(items);
      items.forEach(item -> common(item, recursive, scope));
    }
  }

  private void common(WithItem<?> item, boolean recursive, Scope scope) {
    ParenthesedStatement statement = item.getParenthesedStatement();
    boolean unusual =
        item.getWithFunctionDeclaration() != null
            || item.getSearchClause() != null
            || item.getCycleClause() != null;
    if (unusual) {
      throw readers.reading.notUnderstood("WITH of an unusual form");
    }
    readers.reading.claims().claim(item.getAliasName(), Role.INTRODUCED);
    Name name = Name.of(item.getAliasName());
    List<String> columns = columnNames(item);
    if (!(statement instanceof ParenthesedSelect select)) {
      scope.define(name, named(others.changing(changing(statement), scope), columns));
      return;
    }
    Scope inside = new Scope(scope);
    if (!scope.common(name, readers.reading.naming()).isEmpty()) {
      inside.define(name, null); // one of its name further out, which not every database sees here
    }
    if (recursive && select.getSelect() instanceof SetOperationList branches) {
      // Inside itself a recursive one has the columns of its first branch.
      inside.define(name, null);
      List<Output> start = read(branches.getSelect(0), new Scope(inside));
      boolean typed = readers.reading.scoping().recursion().isTyped();
      inside.define(
          name,
          named(start, columns).stream()
              .map(Queries::counted)
              .map(output -> typed ? output : untyped(output, true))
              .toList());
    }
    scope.define(
        name,
        named(read(select, new Scope(inside)), columns).stream()
            .map(output -> untyped(output, false))
            .toList());
  }

  private void requireDistinct(List<WithItem<?>> items) {
    Set<String> names = new HashSet<>();
    for (WithItem<?> item : items) {
      for (String key : Naming.keys(Name.of(item.getAliasName()).text())) {
        if (!names.add(key)) {
          throw readers.reading.notUnderstood("two common table expressions of one name");
        }
      }
    }
  }

  /** Makes those known that others of the same WITH may read before they are defined. */
  private void forward(List<WithItem<?>> items, Scope scope) {
    if (readers.reading.scoping().recursion().isForward() && isRecursive(items)) {
      items.forEach(item -> scope.define(Name.of(item.getAliasName()), null));
    }
  }

  /** RECURSIVE is said once, of all. */
  private boolean isRecursive(List<WithItem<?>> items) {
    return readers.reading.scoping().recursion().isUnsaid()
        || items.stream().anyMatch(WithItem::isRecursive);
  }

  private Statement changing(ParenthesedStatement part) {
    if (part instanceof ParenthesedInsert insert) {
      return insert.getInsert();
    } else if (part instanceof ParenthesedUpdate update) {
      return update.getUpdate();
    } else if (part instanceof ParenthesedDelete delete) {
      return delete.getDelete();
    }
    throw readers.reading.notUnderstood("WITH over an unusual statement");
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

  private List<Output> named(List<Output> outputs, List<String> columns) {
    return columns.isEmpty() ? outputs : readers.sources.renamed(outputs, columns);
  }

  private List<String> columnNames(WithItem<?> item) {
    List<String> names = new ArrayList<>();
    if (item.getWithItemList() != null) {
      for (SelectItem<?> column : item.getWithItemList()) {
        boolean plain = column.getExpression() instanceof Column name && name.getTable() == null;
        if (!plain) {
          throw readers.reading.notUnderstood("a list of columns of an unusual form");
        }
        names.add(((Column) column.getExpression()).getColumnName());
      }
    }
    return names;
  }

  private List<Output> combined(SetOperationList operations, Scope scope) {
    List<List<Output>> branches = new ArrayList<>();
    for (Select branch : operations.getSelects()) {
      branches.add(read(branch, new Scope(scope)));
    }
    List<Output> combined = columnwise(branches);
    if (!operations.getOperations().stream().allMatch(Queries::keepsDuplicates)) {
      combined.forEach(output -> readers.sorting.group(output.provenance()));
    }
    return combined;
  }

  private static boolean keepsDuplicates(SetOperation operation) {
    return operation instanceof UnionOp && operation.isAll();
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

  private List<Output> rows(Values values, Scope scope) {
    List<List<Provenance>> rows = new ArrayList<>();
    ExpressionList<Expression> list = values.getExpressions();
    if (list instanceof ParenthesedExpressionList) {
      rows.add(readers.expressions.all(list, scope));
    } else {
      for (Expression row : list) {
        boolean many = row instanceof ParenthesedExpressionList;
        rows.add(
            many
                ? readers.expressions.all((ParenthesedExpressionList<?>) row, scope)
                : List.of(readers.expression(row, scope)));
      }
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

  /** Words, numbers and the names of hints: nothing that could be a value of the application. */
  private static boolean isHint(@Nullable OptionClause option) {
    return option == null || HINTS.matcher(option.toString().trim()).matches();
  }

  private static boolean isDocument(@Nullable ForClause clause) {
    String written = clause == null ? "" : clause.toString().trim().toUpperCase(Locale.ROOT);
    return clause == null || written.startsWith("FOR JSON") || written.startsWith("FOR XML");
  }

  private void requireCommonForm(Select select) {
    boolean unusual =
        select.getLimitBy() != null
            || !isDocument(select.getForClause())
            || !isHint(select.getOption())
            || select.getInterpolate() != null
            || select.getMySqlProcedureAnalyse() != null
            || select.getPivot() != null
            || select.getUnPivot() != null
            || select.isOracleSiblings();
    if (unusual) {
      throw readers.reading.notUnderstood("a query with an unusual clause", select);
    }
  }
}
