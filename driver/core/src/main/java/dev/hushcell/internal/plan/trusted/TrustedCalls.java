package dev.hushcell.internal.plan.trusted;

import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Function;

/** Calls of routines that the configuration vouches for. */
public final class TrustedCalls {
  private final StatementReading reading;
  private final TrustedArguments arguments;

  public TrustedCalls(StatementReading reading, Operands operands) {
    this.reading = reading;
    this.arguments = new TrustedArguments(reading, operands);
  }

  /**
   * A call of such a routine.
   *
   * @param trusted what the configuration says of it
   * @param routine the routine as the database has it
   */
  public record Call(TrustedRoutine trusted, Routine routine) {}

  /** Returns the routine that a call means, if the configuration vouches for it. */
  public Optional<Call> find(Function function) {
    List<String> parts = function.getMultipartName();
    Name name = Name.of(parts.get(parts.size() - 1));
    List<TrustedRoutine> called = reading.trusted().routinesCalled(name.text());
    if (called.isEmpty()) {
      return Optional.empty();
    }
    boolean cells = called.stream().anyMatch(TrustedRoutine::takesCells);
    Optional<Routine> found = look(parts, name, function);
    Optional<Call> call =
        found.flatMap(
            routine ->
                called.stream()
                    .filter(each -> each.name().isLike(routine.name()))
                    .map(each -> new Call(each, routine))
                    .findFirst());
    if (call.isEmpty() && cells) {
      throw unknown(called.get(0), found, function);
    }
    return call;
  }

  private Optional<Routine> look(List<String> parts, Name name, Function function) {
    if (parts.size() > 2 || (parts.size() == 1 && reading.isQualified())) {
      throw reading.notUnderstood("a routine that is not named with its schema alone", function);
    }
    Name schema = parts.size() == 1 ? new Name("", false) : Name.of(parts.get(0));
    return reading
        .schema()
        .routine(
            parts.size() == 1 ? null : schema.text(), schema.quoted(), name.text(), name.quoted());
  }

  private RuntimeException unknown(
      TrustedRoutine declared, Optional<Routine> found, Function function) {
    String meant =
        found
            .map(routine -> routine.name() + " is called, which does not stand under procedures:")
            .orElse("no such routine is in reach");
    return PlanFault.ROUTINE_UNKNOWN.at(
        reading.position(function),
        declared.name()
            + " stands under procedures: with parameters that take cells, but "
            + meant
            + "; correct the schema, or list that routine too");
  }

  /** Returns the provenance of a call, its arguments read. */
  public Provenance of(Call call, List<Provenance> given, Function function) {
    arguments.read(call, given, reading.position(function));
    return Provenance.plain();
  }

  /** Refuses one as a window function, where its arguments would not be read as declared. */
  public void requireNone(String writtenName) {
    String key = Naming.key(writtenName);
    for (TrustedRoutine routine : reading.trusted().routines()) {
      if (routine.takesCells() && key.contains(Naming.key(routine.name().routine()))) {
        throw reading.notUnderstood("a routine with parameters that take cells, over a window");
      }
    }
  }
}
