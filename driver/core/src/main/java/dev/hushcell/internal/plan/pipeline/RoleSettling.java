package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Roles;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What was demanded of the parameters and literals of a statement, settled: every one has one role,
 * every protected name was read.
 */
final class RoleSettling {
  private static final Set<String> BESIDE_VALUES =
      Set.of("(", ")", "[", "]", ",", "=", "<>", "!=", "<=>");

  private final Tokens tokens;
  private final TypeKnowledge types;
  private final Roles roles;
  private final StatementReading reading;
  private final List<ParameterRole> parameters = new ArrayList<>();
  private final List<Splice> splices = new ArrayList<>();

  private RoleSettling(StatementReading reading) {
    this.tokens = reading.tokens();
    this.types = reading.types();
    this.roles = reading.roles();
    this.reading = reading;
  }

  static RoleSettling of(StatementReading reading) {
    reading.roles().settle();
    RoleSettling settled = new RoleSettling(reading);
    settled.settle();
    return settled;
  }

  /** Returns the role of each parameter. */
  List<ParameterRole> parameters() {
    return parameters;
  }

  /** Returns what changes in the text. */
  List<Splice> splices() {
    return splices;
  }

  private void settle() {
    for (Slot slot : roles.slots()) {
      ParameterRole role = reading.rows().inRow(slot, roles.of(slot), reading);
      cast(slot, role);
      Optional<ProtectedColumn> named = named(slot, role);
      if (named.isPresent()) {
        splices.add(new Splice.Text(slot.begin(), slot.begin(), opening(slot)));
      }
      if (slot.isParameter()) {
        parameters.add(role);
        if (!(role instanceof ParameterRole.Evaluated)) {
          withoutNumber(tokens.get(slot.token()));
        }
      } else {
        literal(slot, role, tokens.parametersBefore() + parameters.size());
      }
      if (named.isPresent()) {
        String type = types.castType(named.get());
        splices.add(new Splice.Text(slot.end(), slot.end(), " AS " + type + ")"));
      }
    }
    if (parameters.size() != tokens.parameters()) {
      throw PlanFault.NOT_ALL_READ.fault(
          "not every parameter of the statement was understood; write it in another way");
    }
  }

  private static SealedValue value(Slot slot) {
    return slot.computed() != null
        ? new SealedValue.Computed(slot.computed())
        : new SealedValue.Literal(Objects.requireNonNull(slot.literal()));
  }

  /** Literals that become parameters have no number, and the database mixes none. */
  private void withoutNumber(Token parameter) {
    if (parameter.end() > parameter.begin() + 1) {
      splices.add(new Splice.Text(parameter.begin() + 1, parameter.end(), ""));
    }
  }

  /** Returns the column of which a slot must name the type, once it is sealed. */
  private Optional<ProtectedColumn> named(Slot slot, ParameterRole role) {
    boolean must = roles.isTyped(slot) || (types.takesChoiceForText() && roles.isChosen(slot));
    return must && role instanceof ParameterRole.Sealed sealed
        ? Optional.of(sealed.column())
        : Optional.empty();
  }

  private String opening(Slot slot) {
    char before = slot.begin() == 0 ? ' ' : tokens.text().charAt(slot.begin() - 1);
    return Character.isJavaIdentifierPart(before) ? " CAST(" : "CAST(";
  }

  private void cast(Slot slot, ParameterRole role) {
    if (role instanceof ParameterRole.Sealed) {
      requireAlone(slot, tokens);
    }
    Slot.Cast cast = slot.cast();
    if (cast == null) {
      return;
    }
    if (cast.call() != null) {
      withoutCall(slot, cast.call(), role);
      return;
    }
    role.match(
            Optional.<String>empty(),
            Optional.of(types.textType()),
            to -> Optional.of(types.castType(to.column())),
            here -> Optional.<String>empty())
        .map(type -> slot.kind() == Slot.Kind.ARRAY ? type + "[]" : type)
        .ifPresent(type -> splices.add(new Splice.Text(cast.begin(), cast.end(), type)));
  }

  private void withoutCall(Slot slot, Slot.Call call, ParameterRole role) {
    if (role instanceof ParameterRole.Sealed) {
      splices.add(new Splice.Text(call.begin(), slot.begin(), ""));
      splices.add(new Splice.Text(slot.end(), call.end(), ""));
    }
  }

  private void literal(Slot slot, ParameterRole role, int parametersBefore) {
    role.match(
            Optional.<Splice>empty(),
            Optional.<Splice>of(new Splice.Text(slot.begin(), slot.end(), "1")),
            to ->
                Optional.<Splice>of(
                    new Splice.Sealed(
                        slot.begin(),
                        slot.end(),
                        to.column(),
                        to.use(),
                        value(slot),
                        parametersBefore,
                        to.row())),
            here -> Optional.<Splice>empty())
        .ifPresent(splices::add);
  }

  /**
   * A second look at what stands around a sealed value: an operator there would mean that database
   * and driver group the expression in different ways.
   */
  private static void requireAlone(Slot slot, Tokens tokens) {
    int before = slot.token() - 1;
    while (before >= 0 && tokens.get(before).begin() >= slot.begin()) {
      before--;
    }
    Slot.Cast cast = slot.cast();
    int after = (cast != null && cast.behind() ? cast.lastToken() : slot.token()) + 1;
    if (!stands(before, tokens) || !stands(after, tokens)) {
      throw PlanFault.NOT_ALL_READ.at(
          slot.begin(),
          "a value for a protected column is next to an operator; put it in" + " parentheses");
    }
  }

  private static boolean stands(int index, Tokens tokens) {
    if (index < 0 || index >= tokens.size()) {
      return true;
    }
    Token token = tokens.get(index);
    boolean symbol = token.kind() == Token.Kind.SYMBOL;
    boolean allowed =
        symbol && (BESIDE_VALUES.contains(token.value()) || tokens.joinsConditions(index));
    boolean word = tokens.isAnyWord(index, "COLLATE", "AT");
    return !word && (!symbol || allowed);
  }
}
