package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Reference;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Lowering;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.trusted.TrustedCalls;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads function calls; the few that work on cells are named here. */
record Functions(
    StatementReading reading,
    Analysis analysis,
    Expressions expressions,
    TrustedCalls trusted,
    Operands operands,
    Lowering lowering,
    Slots slots) {
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

  /** What is written as a call and is an operation. */
  private static final Set<String> OPERATIONS = Set.of("EXTRACT", "TRIM", "CONVERT");

  private static final String AGGREGATED =
      "is aggregated, but its cells are not values to the database; aggregate"
          + " in the application";
  private static final String ELEMENT = "is put into an array, of which no element is opened";
  private static final String ARGUMENT =
      "is an argument of a function, but its cells are not values to the"
          + " database; apply it in the application";

  /** What is put into a document cannot be opened by whoever reads it. */
  private static final String PUT = "is put into a document, of which no part is opened";

  private static final Set<String> OBJECTS = Set.of("JSON_OBJECT", "JSON_OBJECTAGG");
  private static final Set<String> ARRAYS = Set.of("JSON_ARRAY", "JSON_ARRAYAGG");

  Provenance value(Computation.Function function) {
    Provenance value = read(function);
    trusted.requireValue(function);
    return value;
  }

  /** Reads a call, of a window function too. */
  Provenance read(Computation.Function function) {
    if (!Calls.isCommon(function)) {
      throw reading.notUnderstood("a function call of an unusual form", function);
    }
    if (function.isAlone()) {
      Optional<TrustedCalls.Call> call = trusted.find(function);
      if (call.isPresent()) {
        return trusted(call.get(), function);
      }
    } else {
      trusted.requireNone(function);
    }
    String name = name(function);
    boolean empty = isStar(name, function) || isOfSequence(name, function);
    List<Provenance> arguments = empty ? List.of() : arguments(function);
    Sorting sorting = expressions.queries().sorting();
    expressions.condition(function.filter());
    sorting.order(function.order());
    sorting.order(function.withinGroup());
    function.over().ifPresent(sorting::window);
    if (!Calls.isPlain(function)) {
      return computed(name, arguments);
    }
    return document(name, function, arguments)
        .or(() -> lowering.of(name, function, arguments))
        .orElseGet(() -> call(name, arguments, Calls.isDistinct(function)));
  }

  private List<Provenance> arguments(Computation.Function function) {
    String name = Calls.known(function);
    List<Provenance> arguments = new ArrayList<>();
    for (int i = 0; i < function.arguments().size(); i++) {
      Part.Argument argument = function.arguments().get(i);
      if (argument.name().isPresent()) {
        throw reading.notUnderstood("an argument with a name");
      }
      Expression value = argument.value();
      boolean word = argument.word().equals("USING") || (i == 0 && name.equals("EXTRACT"));
      if (word && value instanceof Operand.Word) {
        continue; // a character set or a unit of time, by which nothing is computed
      }
      if (OBJECTS.contains(name) && i % 2 == 0 && isText(value)) {
        reading.roles().form(value); // a key of the document
        arguments.add(Provenance.plain());
      } else {
        boolean counted = COUNTS.contains(name);
        arguments.add(counted ? expressions.conditions().placed(value) : expressions.read(value));
      }
    }
    return arguments;
  }

  private static boolean isText(Expression value) {
    return value instanceof Operand.Literal literal && literal.kind() == Operand.Kind.TEXT;
  }

  private static boolean makesDocument(String name) {
    return OBJECTS.contains(name) || ARRAYS.contains(name);
  }

  /** Tells whether all that is called is {@code *}, which counts rows; a document is made of it. */
  private static boolean isStar(String name, Computation.Function function) {
    return function.arguments().size() == 1
        && function.arguments().get(0).value() instanceof Operand.AllColumns star
        && star.except().isEmpty()
        && star.replaced().isEmpty()
        && (star.qualifier().isEmpty() || COUNTS.contains(name))
        && !makesDocument(name)
        && !Calls.isDistinct(function);
  }

  /** {@code JSON_EXTRACT(?, '$')}, as frameworks write it around a document: all of it. */
  private Optional<Provenance> document(
      String name, Computation.Function function, List<Provenance> arguments) {
    boolean isCall =
        reading.rules().has(SqlHabit.EXTRACTS_DOCUMENTS)
            && name.equals("JSON_EXTRACT")
            && arguments.size() == 2
            && arguments.get(1) instanceof Provenance.Open path
            && path.slots().size() == 1
            && path.slots().get(0).holds("$"::equals);
    return isCall && arguments.get(0) instanceof Provenance.Open value && value.slots().size() == 1
        ? slots
            .inExtraction(value.slots().get(0), function)
            .map(slot -> new Provenance.Open(List.of(slot)))
        : Optional.empty();
  }

  /** Takes the columns of a query that become an array. */
  Provenance array(List<Provenance> columns) {
    return operands.compute(columns, PlanFault.AGGREGATED, ELEMENT);
  }

  private Provenance trusted(TrustedCalls.Call call, Computation.Function function) {
    reading.claims().claim(function.name(), Role.ROUTINE);
    boolean modified =
        Calls.isDistinct(function) || !Calls.isPlain(function) || function.order().isPresent();
    if (modified || isStar("", function)) {
      throw reading.notUnderstood("a call of a routine in an unusual form", function);
    }
    return trusted.of(call, arguments(function), function);
  }

  /** Returns the provenance of a call that has nothing but arguments. */
  Provenance call(String name, List<Provenance> arguments, boolean distinct) {
    if (COUNTS.contains(name)) {
      return count(arguments, distinct);
    }
    if (name.equals("ISNULL") && arguments.size() == 1) {
      return count(arguments, false);
    }
    if (FIRST_PRESENT.contains(name) && !arguments.isEmpty()) {
      return expressions.branches().either(arguments, name);
    }
    boolean values =
        arguments.stream()
            .allMatch(
                each -> each instanceof Provenance.Open || each instanceof Provenance.Computed);
    if (name.equals("NULLIF") && arguments.size() == 2 && !values) {
      expressions.comparisons().equal(arguments);
      return arguments.get(0);
    }
    if (name.equals("NVL2") && arguments.size() == 3) {
      operands.nullness(arguments.get(0));
      return expressions.branches().either(arguments.subList(1, 3), name);
    }
    if (INSERTED.contains(name) && arguments.size() == 1) {
      return arguments.get(0);
    }
    if (name.equals("IF") && arguments.size() == 3) {
      operands.condition(arguments.get(0));
      return expressions.branches().either(arguments.subList(1, 3), name);
    }
    return computed(name, arguments);
  }

  private Provenance computed(String name, List<Provenance> arguments) {
    boolean aggregate = AGGREGATES.contains(name);
    String what = aggregate ? AGGREGATED : ARGUMENT;
    if (makesDocument(name)) {
      what = PUT;
    } else if (OPERATIONS.contains(name)) {
      what = Computations.OPERAND;
    }
    return operands.compute(arguments, aggregate ? PlanFault.AGGREGATED : PlanFault.COMPUTED, what);
  }

  private Provenance count(List<Provenance> arguments, boolean distinct) {
    for (Provenance argument : Operands.flat(arguments)) {
      if (distinct && !expressions.comparisons().isDistinctByBeginning(argument)) {
        expressions.queries().sorting().group(argument);
      }
      operands.nullness(argument);
    }
    return Provenance.plain();
  }

  /** Returns the name as {@link Calls#known} does, of a function that may be called. */
  String name(Computation.Function function) {
    Identifier last = function.last();
    requireAllowed(last.name().text());
    if (function.isAlone()) {
      requireNoColumn(function, last);
    }
    reading.claims().claim(function.name(), Role.ROUTINE);
    return Calls.known(function);
  }

  /** A database may read {@code email(c)} as {@code c.email}, where c is a row. */
  private void requireNoColumn(Computation.Function function, Identifier name) {
    boolean column =
        reading.scoping().rows()
            && reading.claims().isMention(name)
            && function.arguments().size() == 1;
    if (column && !isStar("", function)) {
      throw PlanFault.COMPUTED.at(
          reading.position(function),
          name.name().text()
              + " is called like a function and may be a protected column of a row; name the column"
              + " behind its table");
    }
  }

  /** Refuses a routine that reaches a protected table or runs SQL from a text. */
  private void requireAllowed(String name) {
    if (reading.mayReach(name)) {
      throw PlanFault.REACHES.fault(
          "the routine "
              + name
              + " reaches a protected table, where it would find cells; do its work in the"
              + " application");
    }
    String upper = name.toUpperCase(Locale.ROOT);
    if (DYNAMIC.contains(upper) || runsSql(name)) {
      throw PlanFault.DYNAMIC_SQL.fault(
          "the function "
              + upper
              + " runs SQL that is not seen here; run that SQL as a separate statement");
    }
  }

  private boolean runsSql(String name) {
    SqlRules rules = reading.rules();
    return reading.naming().mayBe(name, rules.sqlFunctions())
        || reading.naming().mayBe(name, rules.unseenFunctions());
  }

  /** Tells whether it is {@code NEXTVAL(s)}, where the name is that of a sequence. */
  private boolean isOfSequence(String name, Computation.Function function) {
    return SEQUENCES.contains(name)
        && function.arguments().size() == 1
        && function.arguments().get(0).value() instanceof Operand.ColumnName sequence
        && sequence.parts().size() == 1
        && analysis.reference(sequence).meaning() == Reference.Meaning.NO_COLUMN;
  }
}
