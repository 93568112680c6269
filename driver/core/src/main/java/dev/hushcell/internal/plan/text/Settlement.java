package dev.hushcell.internal.plan.text;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.query.Attribution.Demand;
import dev.hushcell.internal.plan.query.Reading;
import dev.hushcell.internal.plan.query.Slot;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.ProtectedTable;
import dev.hushcell.policy.TypeKnowledge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was demanded of the parameters and literals of a statement, settled: every one has one role,
 * every protected name was read.
 */
record Settlement(List<ParameterRole> parameters, List<Splice> splices) {

  static Settlement of(Reading reading, TypeKnowledge types) {
    Tokens tokens = reading.statement().tokens();
    Map<Integer, Demand> demands = reading.attribution().settled();
    Map<Integer, Slot> slots = reading.attribution().slots();
    reading.literals().requireAllRead(slots.keySet());
    reading.mentions().requireAllRead(tokens, protectedColumns(reading));
    List<ParameterRole> parameters = new ArrayList<>();
    List<Splice> splices = new ArrayList<>();
    demands.forEach(
        (token, demand) -> {
          Slot slot = java.util.Objects.requireNonNull(slots.get(token));
          if (demand instanceof Demand.Sealed sealed) {
            requireAlone(slot, tokens);
            if (slot.cast() != null) {
              String storage = types.storageType(sealed.column());
              splices.add(new Splice.Text(slot.cast().begin(), slot.cast().end(), storage));
            }
          }
          if (slot.isParameter()) {
            parameters.add(role(demand));
          } else {
            literal(slot, demand, tokens, splices);
          }
        });
    if (parameters.size() != tokens.parameters()) {
      throw PlanFault.NOT_ALL_READ.fault(
          "not every parameter of the statement was understood; write it in another way");
    }
    return new Settlement(parameters, splices);
  }

  private static Set<String> protectedColumns(Reading reading) {
    Set<String> names = new HashSet<>();
    for (ProtectedTable table : reading.tables()) {
      table.columns().forEach(column -> names.add(Names.fold(column.name().column())));
    }
    return names;
  }

  private static ParameterRole role(Demand demand) {
    if (demand instanceof Demand.Sealed sealed) {
      return new ParameterRole.Sealed(sealed.column(), sealed.use());
    }
    return demand instanceof Demand.NullTest
        ? new ParameterRole.NullTest()
        : new ParameterRole.Plain();
  }

  private static void literal(Slot slot, Demand demand, Tokens tokens, List<Splice> splices) {
    if (demand instanceof Demand.Sealed sealed) {
      Object value = java.util.Objects.requireNonNull(slot.value());
      splices.add(
          new Splice.Sealed(
              slot.begin(),
              slot.end(),
              sealed.column(),
              sealed.use(),
              value,
              tokens.ordinal(slot.token())));
    } else if (demand instanceof Demand.NullTest) {
      splices.add(new Splice.Text(slot.begin(), slot.end(), "1"));
    }
  }

  /**
   * A second look at what stands around a sealed value: an operator there would mean that database
   * and parser group the expression in different ways.
   */
  private static void requireAlone(Slot slot, Tokens tokens) {
    int before = slot.token() - 1;
    while (before >= 0 && tokens.get(before).begin() >= slot.begin()) {
      before--;
    }
    if (!stands(before, tokens) || !stands(slot.token() + 1, tokens)) {
      throw PlanFault.NOT_ALL_READ.fault(
          "a value for a protected column stands beside an operator; put it in parentheses"
              + dev.hushcell.internal.plan.query.Places.at(slot.begin()));
    }
  }

  private static boolean stands(int index, Tokens tokens) {
    if (index < 0 || index >= tokens.size()) {
      return true;
    }
    boolean symbol = tokens.get(index).kind() == TokenKind.SYMBOL;
    boolean allowed = Set.of("(", ")", ",", "=", "<>", "!=").contains(tokens.get(index).value());
    boolean word = tokens.isWord(index, "COLLATE") || tokens.isWord(index, "AT");
    return !word && (!symbol || allowed);
  }
}
