package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Documents;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of a refused statement what would let the driver evaluate it, or why nothing would. It is
 * planned with all rights, and then with fewer: what is advised is enough, and no more than that.
 */
final class EvaluationAdvice {
  /** Refusals of which somebody could think that the driver would do it. */
  private static final Set<FaultCode> EVALUATED =
      Set.of(
          PlanFault.ORDERED,
          PlanFault.MATCHED,
          PlanFault.COMPUTED,
          PlanFault.COMPARED_WITHOUT_SEARCH,
          PlanFault.GROUPED_WITHOUT_SEARCH,
          PlanFault.AGGREGATED);

  private final Access access;
  private final StatementReading reading;
  private final Attempt attempt;
  private final List<ProtectedColumn> columns;

  /** Plans the statement again. */
  @FunctionalInterface
  interface Attempt {
    /** Returns how it is refused under an access; empty where it is not. */
    Optional<Refused> under(Access access);
  }

  /**
   * A statement that was refused.
   *
   * @param fault how it was refused
   * @param obstacle what kept the driver from evaluating a part of it
   */
  record Refused(Fault fault, Optional<String> obstacle) {}

  EvaluationAdvice(Access access, StatementReading reading, Attempt attempt) {
    this.access = access;
    this.reading = reading;
    this.attempt = attempt;
    this.columns =
        reading.tables().stream()
            .flatMap(table -> table.columns().stream())
            .filter(column -> access.of(column.name()).isEmpty() && isKnown(column))
            .sorted(Comparator.comparing(column -> column.name().toString()))
            .toList();
  }

  /** Returns the refusal with what would help, or with why nothing would. */
  Fault behind(Fault refused) {
    if (columns.isEmpty() || !(refused.code() instanceof PlanFault)) {
      return refused;
    }
    Map<ProtectedColumn, Evaluable> all = all(Optional.empty());
    Optional<Refused> left = attempt.under(with(all));
    if (left.isEmpty()) {
      return refused.with(told(least(all), "; with ", " the driver does it, row by row"));
    }
    for (TextOrder order : reading.rules().evaluation().orders().stream().sorted().toList()) {
      Map<ProtectedColumn, Evaluable> ordered = all(Optional.of(order));
      if (!ordered.equals(all) && attempt.under(with(ordered)).isEmpty()) {
        String schema = columns.get(0).name().table().schema();
        String collation = reading.schema().texts().comparison(schema).collation();
        String why =
            collation.isEmpty()
                ? "; with "
                : "; the driver does not compare texts as the collation "
                    + collation
                    + " does; with ";
        return refused.with(
            told(
                least(ordered), why, " the driver does it, row by row, and each character counts"));
      }
    }
    return told(refused, left.get());
  }

  /** Returns the refusal as it is said where everything may be evaluated. */
  private static Fault told(Fault refused, Refused left) {
    Fault same =
        left.fault().code().equals(refused.code()) && left.fault().offset().equals(refused.offset())
            ? left.fault()
            : refused;
    return EVALUATED.contains(refused.code())
        ? same.with(
            left.obstacle()
                .map(what -> "; the driver cannot evaluate it either, because of " + what)
                .orElse("; here the driver cannot evaluate it either"))
        : same;
  }

  /** Returns all rights, with an order of texts where none is declared. */
  private Map<ProtectedColumn, Evaluable> all(Optional<TextOrder> order) {
    Map<ProtectedColumn, Evaluable> all = new LinkedHashMap<>();
    for (ProtectedColumn column : columns) {
      Optional<Evaluable> now = access.evaluable(column.name());
      Optional<TextOrder> by =
          now.flatMap(Evaluable::order)
              .or(
                  () ->
                      order.filter(
                          each ->
                              column.type().family() == Family.TEXT
                                  && each.ignoresCase() == column.type().ignoresCase()));
      all.put(column, evaluable(column, EnumSet.allOf(Right.class), by));
    }
    return all;
  }

  /**
   * Leaves out what is not needed, beginning with what tells the most. Few columns are named by a
   * view alone, so all others are left out at once.
   */
  private Map<ProtectedColumn, Evaluable> least(Map<ProtectedColumn, Evaluable> all) {
    Set<String> names =
        reading.tokens().list().stream()
            .filter(Token::isName)
            .flatMap(token -> token.keys().stream())
            .collect(Collectors.toSet());
    Map<ProtectedColumn, Evaluable> named = new LinkedHashMap<>(all);
    named.keySet().removeIf(column -> !names.contains(Names.fold(column.name().column())));
    Map<ProtectedColumn, Evaluable> some = attempt.under(with(named)).isEmpty() ? named : all;
    Map<ProtectedColumn, Evaluable> least = new LinkedHashMap<>(some);
    some.forEach(
        (column, given) -> {
          least.remove(column);
          if (attempt.under(with(least)).isPresent()) {
            least.put(column, given);
            leaveOut(least, column, given);
          }
        });
    return least;
  }

  private void leaveOut(
      Map<ProtectedColumn, Evaluable> least, ProtectedColumn column, Evaluable given) {
    Optional<Evaluable> now = access.evaluable(column.name());
    Evaluable enough = given;
    for (Right right : List.of(Right.CHANGE, Right.ORDER, Right.PATTERN, Right.RANGE)) {
      Set<Right> rights = EnumSet.copyOf(enough.rights());
      rights.remove(right);
      if (!rights.isEmpty() && now.filter(each -> each.rights().contains(right)).isEmpty()) {
        enough = enough(least, column, evaluable(column, rights, enough.order()), enough);
      }
    }
    if (now.flatMap(Evaluable::order).isEmpty()) {
      enough = enough(least, column, enough.ordered(Optional.empty()), enough);
    }
    least.put(column, enough);
  }

  private Evaluable enough(
      Map<ProtectedColumn, Evaluable> least,
      ProtectedColumn column,
      Evaluable fewer,
      Evaluable more) {
    least.put(column, fewer);
    return attempt.under(with(least)).isEmpty() ? fewer : more;
  }

  private Access with(Map<ProtectedColumn, Evaluable> more) {
    return access.evaluating(
        Stream.concat(more.values().stream(), access.evaluable().stream()).toList());
  }

  private static Evaluable evaluable(
      ProtectedColumn column, Set<Right> rights, Optional<TextOrder> order) {
    return new Evaluable(
        Optional.of(column.name().table().schema()),
        column.name().table().table(),
        column.name().column(),
        rights,
        order,
        1,
        1,
        true);
  }

  private String told(Map<ProtectedColumn, Evaluable> least, String before, String behind) {
    List<String> lines = new ArrayList<>();
    least.forEach((column, each) -> lines.add(line(column, each)));
    return before + String.join(" and ", lines) + " (never for a password)" + behind;
  }

  private static String line(ProtectedColumn column, Evaluable allowed) {
    return "evaluate: "
        + allowed.rights().stream().sorted().map(EvaluationAdvice::written).toList()
        + allowed.order().map(order -> ", text-order: " + written(order)).orElse("")
        + " for "
        + column.name().shortForm();
  }

  private static String written(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private boolean isKnown(ProtectedColumn column) {
    Family family = column.type().family();
    boolean text = family == Family.TEXT && !reading.rules().evaluation().orders().isEmpty();
    return (text || reading.rules().evaluation().values().contains(family))
        && !column.compare().ignoresCase()
        && !Documents.isDocument(column.type());
  }
}
