package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Select;

/** Reads function calls; the few that work on cells are named here. */
final class Functions {
  private static final Set<String> FIRST_PRESENT = Set.of("COALESCE", "IFNULL", "NVL");

  /** The value that an INSERT would have written, as a cell like that of the column. */
  private static final Set<String> INSERTED = Set.of("VALUES", "VALUE");

  private static final Set<String> AGGREGATES =
      Names.words(
          """
          MIN MAX SUM AVG ANY_VALUE LISTAGG GROUP_CONCAT STRING_AGG ARRAY_AGG MEDIAN MODE STDDEV_POP
          STDDEV_SAMP VAR_POP VAR_SAMP EVERY ANY SOME BOOL_AND BOOL_OR HISTOGRAM JSON_ARRAYAGG
          JSON_OBJECTAGG FIRST_VALUE LAST_VALUE NTH_VALUE LAG LEAD ENVELOPE
          """);

  /** What counts values and looks into none. */
  private static final Set<String> COUNTS = Set.of("COUNT", "COUNT_BIG");

  private static final Set<String> SEQUENCES = Set.of("NEXTVAL", "LASTVAL");

  /** Functions that open another way into the database. */
  private static final Set<String> DYNAMIC = Set.of("LINK_SCHEMA", "DB_OBJECT_SQL");

  private static final String AGGREGATED =
      "is aggregated, but its cells are not values to the database; aggregate"
          + " in the application";
  private static final String ELEMENT = "is put into an array, of which no element is opened";
  private static final String ARGUMENT =
      "is an argument of a function, but its cells are not values to the"
          + " database; apply it in the application";

  private final StatementReaders readers;

  Functions(StatementReaders readers) {
    this.readers = readers;
  }

  Provenance read(Function function, Scope scope) {
    requireCommonForm(function);
    Optional<TrustedCalls.Call> trusted = readers.trusted.find(function);
    if (trusted.isPresent()) {
      return trusted(trusted.get(), function, scope);
    }
    String name = name(function);
    if (isStar(function) || isOfSequence(name, function, scope)) {
      return Provenance.plain();
    }
    if (isArrayOfQuery(name, function)) {
      return array((Select) function.getParameters().get(0), scope);
    }
    readers.reading.literals().readText(function.getOnOverflowTruncate());
    List<Provenance> arguments = readers.expressions.all(function.getParameters(), scope);
    arguments.addAll(readers.expressions.all(function.getNamedParameters(), scope));
    if (function.getKeywordArguments() != null) {
      function
          .getKeywordArguments()
          .forEach(each -> arguments.add(readers.expressions.read(each.getExpression(), scope)));
    }
    readers.sorting.order(function.getOrderByElements(), List.of(), scope);
    Optional<Provenance> document = document(function, arguments);
    if (document.isPresent()) {
      return document.get();
    }
    Optional<Provenance> lowered = readers.lowering.of(name, function, arguments);
    return lowered.isPresent()
        ? lowered.get()
        : call(name, arguments, function.isDistinct() || function.isUnique());
  }

  /** {@code JSON_EXTRACT(?, '$')}, as frameworks write it around a document: all of it. */
  private Optional<Provenance> document(Function function, List<Provenance> arguments) {
    boolean isCall =
        readers.reading.rules().extractsDocuments()
            && Names.isWord(function.getName(), "JSON_EXTRACT")
            && arguments.size() == 2
            && arguments.get(0) instanceof Provenance.Open value
            && value.slots().size() == 1
            && arguments.get(1) instanceof Provenance.Open path
            && path.slots().size() == 1
            && path.slots().get(0).holds("$"::equals);
    if (!isCall) {
      return Optional.empty();
    }
    Optional<Slot> slot =
        readers.slots.inExtraction(((Provenance.Open) arguments.get(0)).slots().get(0));
    if (slot.isEmpty()) {
      return Optional.empty();
    }
    Provenance unused =
        readers.operands.compute(List.of(arguments.get(1)), PlanFault.COMPUTED, Computations.CAST);
    return Optional.of(new Provenance.Open(List.of(slot.get())));
  }

  /** {@code ARRAY(SELECT …)}, of which the query is the argument. */
  private static boolean isArrayOfQuery(String name, Function function) {
    return name.equals("ARRAY")
        && function.getParameters() != null
        && function.getParameters().size() == 1
        && function.getParameters().get(0) instanceof Select;
  }

  private Provenance array(Select query, Scope scope) {
    List<Provenance> members =
        readers.queries.read(query, new Scope(scope)).stream().map(Output::provenance).toList();
    return readers.operands.compute(members, PlanFault.AGGREGATED, ELEMENT);
  }

  private Provenance trusted(TrustedCalls.Call call, Function function, Scope scope) {
    List<String> parts = function.getMultipartName();
    readers.reading.claims().claim(parts, Role.ROUTINE);
    boolean modified =
        function.isDistinct()
            || function.isUnique()
            || function.getNamedParameters() != null
            || function.getOrderByElements() != null;
    if (modified || isStar(function)) {
      throw readers.reading.notUnderstood("a call of a routine in an unusual form", function);
    }
    return readers.trusted.of(
        call, readers.expressions.all(function.getParameters(), scope), function);
  }

  /** Returns the provenance of a call, of a window function too. */
  Provenance call(String name, List<Provenance> arguments, boolean distinct) {
    if (COUNTS.contains(name)) {
      return count(arguments, distinct);
    }
    if (name.equals("ISNULL") && arguments.size() == 1) {
      return count(arguments, false);
    }
    if (FIRST_PRESENT.contains(name) && !arguments.isEmpty()) {
      return readers.branches.either(arguments, name);
    }
    if (name.equals("NULLIF") && arguments.size() == 2) {
      readers.comparisons.equal(arguments);
      return arguments.get(0);
    }
    if (name.equals("NVL2") && arguments.size() == 3) {
      readers.operands.nullness(arguments.get(0));
      return readers.branches.either(arguments.subList(1, 3), name);
    }
    if (INSERTED.contains(name) && arguments.size() == 1) {
      return arguments.get(0);
    }
    if (name.equals("IF") && arguments.size() == 3) {
      readers.operands.condition(arguments.get(0));
      return readers.branches.either(arguments.subList(1, 3), name);
    }
    if (AGGREGATES.contains(name)) {
      return readers.operands.compute(arguments, PlanFault.AGGREGATED, AGGREGATED);
    }
    return readers.operands.compute(arguments, PlanFault.COMPUTED, ARGUMENT);
  }

  private Provenance count(List<Provenance> arguments, boolean distinct) {
    for (Provenance argument : Operands.flat(arguments)) {
      if (distinct) {
        readers.sorting.group(argument);
      }
      readers.operands.nullness(argument);
    }
    return Provenance.plain();
  }

  /** Returns the name in upper case, after making sure that the function may be called. */
  String name(Function function) {
    List<String> parts = function.getMultipartName();
    String name = allowed(parts.get(parts.size() - 1));
    requireNoColumn(function, parts.get(parts.size() - 1));
    readers.reading.claims().claim(parts, Role.ROUTINE);
    return name;
  }

  /** A database may read {@code email(c)} as {@code c.email}, where c is a row. */
  private void requireNoColumn(Function function, String written) {
    boolean column =
        readers.reading.scoping().rows()
            && readers.reading.claims().isMention(written)
            && function.getParameters() != null
            && function.getParameters().size() == 1;
    if (column && !isStar(function)) {
      throw PlanFault.COMPUTED.at(
          readers.reading.position(function),
          Name.of(written).text()
              + " is called like a function and may be a protected column of a row; name the column"
              + " behind its table");
    }
  }

  /** Refuses a routine that reaches a protected table or runs SQL from a text. */
  String allowed(String written) {
    Name name = Name.of(written);
    String upper = name.text().toUpperCase(Locale.ROOT);
    if (readers.reading.mayReach(name.text())) {
      throw PlanFault.REACHES.fault(
          "the routine "
              + name.text()
              + " reaches a protected table, where it would find cells; do its work in the"
              + " application");
    }
    if (DYNAMIC.contains(upper) || runsSql(name.text())) {
      throw PlanFault.DYNAMIC_SQL.fault(
          "the function "
              + upper
              + " runs SQL that is not seen here; run that SQL as a separate statement");
    }
    return upper;
  }

  private boolean runsSql(String name) {
    SqlRules rules = readers.reading.rules();
    return readers.reading.naming().mayBe(name, rules.sqlFunctions())
        || readers.reading.naming().mayBe(name, rules.unseenFunctions());
  }

  /** Tells whether it is {@code NEXTVAL(s)}, where the name is that of a sequence. */
  private boolean isOfSequence(String name, Function function, Scope scope) {
    return SEQUENCES.contains(name)
        && function.getParameters() != null
        && function.getParameters().size() == 1
        && function.getParameters().get(0) instanceof Column sequence
        && sequence.getTable() == null
        && readers.columns.find(sequence, scope).isEmpty();
  }

  private static boolean isStar(Function function) {
    return function.getParameters() != null
        && function.getParameters().size() == 1
        && function.getParameters().get(0) instanceof AllColumns star
        && !(star instanceof AllTableColumns)
        && !function.isDistinct();
  }

  private void requireCommonForm(Function function) {
    if (function.getAttribute() != null
        || function.getKeep() != null
        || function.getChainedParameters() != null
        || function.getHavingClause() != null
        || function.getLimit() != null
        || function.isEscaped()) {
      throw readers.reading.notUnderstood("a function call of an unusual form", function);
    }
  }
}
