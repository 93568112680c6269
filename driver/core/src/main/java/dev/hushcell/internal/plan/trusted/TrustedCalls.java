package dev.hushcell.internal.plan.trusted;

import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.CallOutcome.Column;
import dev.hushcell.internal.plan.CallOutcome.Given;
import dev.hushcell.internal.plan.CallOutcome.Parameter;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.RoutineForm;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Part.Argument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Calls of routines that the configuration vouches for. */
public final class TrustedCalls {
  private final StatementReading reading;
  private final TrustedValues values;
  private final TrustedArguments arguments;
  private final Map<Integer, Returned> read = new HashMap<>(); // by the tokens at which calls begin
  private @Nullable Returned last;
  private int whole = -1; // the token at which the call begins that is all of the statement
  private List<String> names = List.of();

  public TrustedCalls(StatementReading reading, Operands operands) {
    this.reading = reading;
    this.values = new TrustedValues(reading, new TrustedColumns(reading));
    this.arguments = new TrustedArguments(reading, operands, values);
  }

  /**
   * A call of such a routine.
   *
   * @param trusted what the configuration says of it
   * @param routine the routine as the database has it
   * @param position of the call in the statement
   */
  public record Call(TrustedRoutine trusted, Routine routine, int position) {
    List<TrustedRoutine.Parameter> declared() {
      return trusted.parameters().orElseThrow();
    }

    RuntimeException refused(String what) {
      return PlanFault.ROUTINE_ARGUMENT.at(position, routine.name() + " " + what);
    }
  }

  /**
   * What one call of a routine gives.
   *
   * @param returns its value
   * @param arguments what each of its arguments gives back
   * @param results the columns of its result sets, in order
   * @param hasParts whether its value may be a row in which are cells
   */
  public record Returned(
      Given returns, List<Parameter> arguments, List<List<Column>> results, boolean hasParts) {
    public Returned {
      arguments = List.copyOf(arguments);
      results = results.stream().map(List::copyOf).toList();
    }
  }

  /** Returns the routine that a call means, if the configuration vouches for it. */
  public Optional<Call> find(Computation.Function function) {
    Name name = last(function);
    List<TrustedRoutine> called = reading.trusted().routinesCalled(name.text());
    if (called.isEmpty()) {
      return Optional.empty();
    }
    boolean cells = called.stream().anyMatch(TrustedRoutine::hasCells);
    int position = reading.position(function);
    Optional<Routine> found = look(function, name);
    Optional<Call> call =
        found.flatMap(
            routine ->
                called.stream()
                    .filter(each -> each.name().isLike(routine.name()))
                    .map(each -> new Call(each, routine, position))
                    .findFirst());
    if (call.isEmpty() && cells) {
      throw unknown(called.get(0), found, position);
    }
    return call;
  }

  private static Name last(Computation.Function function) {
    return function.last().name();
  }

  private Optional<Routine> look(Computation.Function function, Name name) {
    List<Identifier> parts = function.name();
    boolean alone = parts.size() == 1;
    if (parts.size() > 2 || (alone && reading.isQualified())) {
      throw reading.notUnderstood("a routine that is not named with its schema alone", function);
    }
    Name schema = alone ? new Name("", false) : parts.get(0).name();
    return reading
        .schema()
        .routine(alone ? null : schema.text(), schema.quoted(), name.text(), name.quoted());
  }

  private static RuntimeException unknown(
      TrustedRoutine declared, Optional<Routine> found, int position) {
    String meant =
        found
            .map(routine -> routine.name() + " is called, which is not listed under procedures:")
            .orElse("it is not certain that this one is called");
    return PlanFault.ROUTINE_UNKNOWN.at(
        position,
        declared.name()
            + " is listed under procedures: with cells, but "
            + meant
            + "; name the schema, correct it, or list that routine too");
  }

  /** Returns the provenance of a call, its arguments read. */
  public Provenance of(Call call, List<Provenance> given, Computation.Function function) {
    if (call.trusted().parameters().isEmpty()) {
      given.forEach(arguments::plain);
      return Provenance.plain();
    }
    List<RoutineForm> forms = forms(call, given.size());
    List<Integer> which = which(call, forms, given.size(), function);
    arguments.read(call, forms, which, given);
    Returned returned = returned(call, forms, which);
    last = returned;
    read.put(at(function), returned);
    return returned.returns().column() == null
        ? Provenance.plain()
        : new Provenance.Cell(returned.returns().column()).at(call.position());
  }

  private List<Integer> which(
      Call call, List<RoutineForm> forms, int given, Computation.Function function) {
    return at(function) == whole && names.size() == given
        ? new ArgumentNames(reading.naming()).parameters(call, forms, names)
        : parameters(call, forms, given);
  }

  private Returned returned(Call call, List<RoutineForm> forms, List<Integer> which) {
    Given returns = returns(call, forms);
    List<CallOutcome.Parameter> gives = new ArrayList<>();
    for (int parameter : which) {
      gives.add(gives(call, forms, parameter));
    }
    return new Returned(returns, gives, results(call, forms), hasParts(call));
  }

  /** Returns what a call gives, whatever its arguments are; empty where nothing says so. */
  public Optional<Returned> outcome(Computation.Function function) {
    Optional<Call> call = find(function).filter(each -> each.trusted().parameters().isPresent());
    if (call.isEmpty()) {
      return Optional.empty();
    }
    int given = function.arguments().size();
    List<RoutineForm> forms = forms(call.get(), given);
    return Optional.of(returned(call.get(), forms, which(call.get(), forms, given, function)));
  }

  private static List<RoutineForm> forms(Call call, int given) {
    int declared = call.declared().size();
    List<RoutineForm> forms =
        call.routine().forms().stream().filter(each -> each.mayTake(given)).toList();
    if (forms.isEmpty() || forms.stream().anyMatch(each -> each.parameters().size() != declared)) {
      throw call.refused(
          "is declared with " + declared + " parameters, which the call or it has not");
    }
    return forms;
  }

  /** A query gives a function what it takes only, and nothing for what it gives back. */
  private static List<Integer> parameters(Call call, List<RoutineForm> forms, int given) {
    int declared = call.declared().size();
    if (given == declared) {
      return IntStream.range(0, declared).boxed().toList();
    }
    List<List<Integer>> taken =
        forms.stream()
            .map(
                form ->
                    IntStream.range(0, declared)
                        .filter(i -> !form.function() || form.parameters().get(i).isIn())
                        .boxed()
                        .toList())
            .distinct()
            .toList();
    if (taken.size() != 1 || taken.get(0).size() != given) {
      throw call.refused(
          "is declared with " + declared + " parameters, which the call or it has not");
    }
    return taken.get(0);
  }

  private static boolean hasParts(Call call) {
    boolean given =
        call.declared().stream()
            .anyMatch(each -> each.direction().isOut() && each.value().cells().isPresent());
    return given
        || call.trusted().results().stream()
            .flatMap(List::stream)
            .anyMatch(column -> column.cells().isPresent());
  }

  private Given returns(Call call, List<RoutineForm> forms) {
    Given returns = values.given(call, call.trusted().returns());
    if (returns.column() != null) {
      for (RoutineForm form : forms) {
        values.requireTakes(call, "its value", form.returns().orElse("nothing"), returns.column());
      }
    }
    return returns;
  }

  private CallOutcome.Parameter gives(Call call, List<RoutineForm> forms, int parameter) {
    TrustedRoutine.Parameter declared = call.declared().get(parameter);
    List<String> names =
        forms.stream().map(each -> each.parameters().get(parameter).name()).distinct().toList();
    return new CallOutcome.Parameter(
        names.size() == 1 ? names.get(0) : "",
        declared.direction().isOut() ? values.given(call, declared.value()) : Given.PLAIN);
  }

  /** Returns the declared ones, which have the columns that the database tells of. */
  private List<List<Column>> results(Call call, List<RoutineForm> forms) {
    List<List<Column>> results = new ArrayList<>();
    call.trusted().results().forEach(each -> results.add(values.rows(call, each)));
    for (RoutineForm form : forms) {
      if (!results.isEmpty() && !form.columns().isEmpty()) {
        requireSame(call, results.get(0), form.columns());
      }
    }
    return results;
  }

  private static void requireSame(Call call, List<Column> declared, List<String> actual) {
    boolean same = declared.size() == actual.size();
    for (int i = 0; same && i < actual.size(); i++) {
      same = declared.get(i).name().map(actual.get(i)::equalsIgnoreCase).orElse(true);
    }
    if (!same) {
      throw call.refused(
          "gives the columns " + String.join(", ", actual) + "; correct results: of it");
    }
  }

  /** Returns what the call gave that was read last: the one around all others. */
  public Optional<Returned> last() {
    return Optional.ofNullable(last);
  }

  /** Says which call is all of a statement, so that what it gives goes nowhere else. */
  public void callsOnly(Computation.Function function) {
    whole = at(function);
  }

  /**
   * Does so for EXEC.
   *
   * @return the call as a query would have it: without the names of its arguments, and words behind
   *     them
   */
  public Computation.Function executesOnly(Computation.Function function) {
    callsOnly(function);
    List<Argument> arguments = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (Argument each : function.arguments()) {
      arguments.add(new Argument(each.place(), "", Optional.empty(), each.value()));
      written.add(each.name().map(name -> name.name().text()).orElse(""));
      each.name().ifPresent(name -> reading.claims().claim(name, Role.LABEL));
    }
    names = written.stream().allMatch(String::isEmpty) ? List.of() : written;
    return new Computation.Function(function.place(), function.name(), arguments);
  }

  private static int at(Computation.Function function) {
    return function.place().begin();
  }

  /** Refuses a row with cells as a value: its parts would be taken for plain ones. */
  public void requireValue(Computation.Function function) {
    Returned returned = read.get(at(function));
    if (returned != null && returned.hasParts() && at(function) != whole) {
      throw reading.notUnderstood("a routine that gives rows with cells, as a value", function);
    }
  }

  /** Refuses one as a window function, where its arguments would not be read as declared. */
  public void requireNone(Computation.Function function) {
    String key = Naming.key(last(function).text());
    for (TrustedRoutine routine : reading.trusted().routines()) {
      if (routine.hasCells() && key.contains(Naming.key(routine.name().routine()))) {
        throw reading.notUnderstood("a routine with parameters that take cells, over a window");
      }
    }
  }
}
