package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Place;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each parameter and literal of a statement. Whoever reads an expression demands a
 * role; demands on one slot must agree, else the statement is refused. Literals that are no values
 * but part of its form, such as lengths, have none.
 */
public final class Roles {
  private final Tokens tokens;
  private final ValueRules rules;
  private final SqlRules.TextCasts textCasts;
  private final Map<Integer, ParameterRole> demanded = new TreeMap<>();
  private final Map<Integer, Slot> slots = new TreeMap<>();
  private final Set<Integer> grouped = new HashSet<>();
  private final Set<Integer> typed = new HashSet<>();
  private final Set<Integer> chosen = new HashSet<>();
  private final BitSet formal = new BitSet();

  Roles(Tokens tokens, TypeKnowledge types, SqlRules rules) {
    this.tokens = tokens;
    this.rules = types.valueRules();
    this.textCasts = rules.textCasts();
  }

  /** Takes note of a slot, of which the demand follows or, for a literal, may not. */
  public Slot notice(Slot slot) {
    slots.put(slot.token(), slot);
    return slot;
  }

  public void plain(List<Slot> given) {
    given.forEach(slot -> demand(slot, new ParameterRole.Plain()));
  }

  public void nullTest(List<Slot> given) {
    given.forEach(slot -> demand(slot, new ParameterRole.NullTest()));
  }

  /** Demands that the slots are sealed for the column. */
  public void seal(List<Slot> given, ProtectedColumn column, Use use) {
    for (Slot slot : given) {
      requireTold(slot, column);
      TextCast cast = TextCast.of(slot, column, use, textCasts);
      if (column.compare().isByBeginning() && cast.use().isStored() != use.isStored()) {
        throw PlanFault.CAST_UNFIT.at(
            slot.begin(),
            column.name().shortForm()
                + " ignores case and is compared with a value behind a CAST to another type than"
                + " text; drop the CAST");
      }
      LiteralFit.require(slot, cast.left(), use, rules);
      demand(slot, new ParameterRole.Sealed(cast.column(), cast.use()));
    }
  }

  /** Whoever knows the tenant of a row says so by the key. */
  private static void requireTold(Slot slot, ProtectedColumn column) {
    Optional<TenantKey> key = TenantKey.of(column);
    if (key.isPresent() && key.get().isOpen()) {
      throw PlanFault.TENANT_NOT_TOLD.at(
          slot.begin(),
          column.name().shortForm()
              + " has a key for each "
              + key.get().column()
              + ", and a value that is sealed here has none; seal values for it by INSERT and UPDATE"
              + " that say whose row it is");
    }
  }

  /** Demands that a slot stays here: a value of a type, beside cells of a column or of none. */
  public void evaluate(Slot slot, LogicalType type, @Nullable ProtectedColumn column) {
    demand(slot, new ParameterRole.Evaluated(type, column));
  }

  /** Demands that equal values among the slots stay equal, because they are made distinct. */
  public void group(List<Slot> given) {
    given.forEach(slot -> grouped.add(slot.token()));
  }

  /** Demands that a sealed one among the slots names its type, which nothing beside it tells. */
  public void typed(List<Slot> given) {
    given.stream().filter(slot -> slot.cast() == null).forEach(slot -> typed.add(slot.token()));
  }

  /** Takes note of slots among which the statement chooses, and nothing that has a type. */
  public void chosen(List<Slot> given) {
    given.stream().filter(slot -> slot.cast() == null).forEach(slot -> chosen.add(slot.token()));
  }

  /** Tells whether the slot is one of several of which none has a type. */
  public boolean isChosen(Slot slot) {
    return chosen.contains(slot.token());
  }

  /** Tells whether the slot must name its type once it is sealed. */
  public boolean isTyped(Slot slot) {
    return typed.contains(slot.token());
  }

  /** Takes note that the literals that a node owns itself, such as a length, are form. */
  public void form(Node node) {
    Place place = node.place();
    for (int i = 0; i < place.owned(); i++) {
      if (tokens.get(place.owned(i)).isLiteral()) {
        formal.set(place.owned(i));
      }
    }
  }

  /** Returns the slots that have a role, in the order of the text. */
  public Collection<Slot> slots() {
    return slots.values();
  }

  /** Returns the role of a slot once all are settled. */
  public ParameterRole of(Slot slot) {
    ParameterRole role = Objects.requireNonNull(demanded.get(slot.token()));
    return role instanceof ParameterRole.Sealed sealed && slot.kind() == Slot.Kind.ARRAY
        ? new ParameterRole.Sealed(sealed.column(), sealed.use(), true, null)
        : role;
  }

  /** Refuses the statement if a parameter or literal of it has no role and is no form. */
  public void settle() {
    slots.values().forEach(this::requireMeant);
    slots.values().forEach(this::requireGroupable);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean open = token.isLiteral() || token.kind() == Token.Kind.PARAMETER;
      if (open && !slots.containsKey(i) && !formal.get(i)) {
        throw PlanFault.NOT_ALL_READ.at(
            token.begin(),
            "a parameter or literal is in a place where its meaning is unknown;"
                + " write the statement in another way");
      }
    }
  }

  /** A literal that nothing is done with is sent as it is; a parameter must have a purpose. */
  private void requireMeant(Slot slot) {
    if (!demanded.containsKey(slot.token())) {
      if (slot.isParameter()) {
        throw Operands.bare(slot);
      }
      demanded.put(slot.token(), new ParameterRole.Plain());
    }
  }

  private void requireGroupable(Slot slot) {
    if (demanded.get(slot.token()) instanceof ParameterRole.Sealed sealed
        && grouped.contains(slot.token())
        && !sealed.column().hasEqualCells()) {
      throw PlanFault.GROUPED_WITHOUT_SEARCH.at(
          slot.begin(),
          "values for "
              + sealed.column().name().shortForm()
              + " are made distinct, but equal values of it have different cells; declare search:"
              + " equality without compare: ignore-case, or use UNION ALL");
    }
  }

  private void demand(Slot slot, ParameterRole wanted) {
    notice(slot);
    ParameterRole before = demanded.get(slot.token());
    demanded.put(slot.token(), before == null ? wanted : agree(slot, before, wanted));
  }

  private static ParameterRole agree(Slot slot, ParameterRole one, ParameterRole other) {
    if (one.equals(other)) {
      return one;
    }
    if (one instanceof ParameterRole.Evaluated || other instanceof ParameterRole.Evaluated) {
      throw usedTwice(slot, "once in the driver and once in the database");
    }
    if (one instanceof ParameterRole.NullTest) {
      return other;
    }
    if (other instanceof ParameterRole.NullTest) {
      return one;
    }
    if (one instanceof ParameterRole.Sealed first && other instanceof ParameterRole.Sealed second) {
      return agree(slot, first, second);
    }
    throw usedTwice(slot, "once for a protected column and once in plaintext");
  }

  private static ParameterRole agree(
      Slot slot, ParameterRole.Sealed first, ParameterRole.Sealed second) {
    if (!first.column().sharesCellsWith(second.column())) {
      throw usedTwice(
          slot,
          "for %s and %s"
              .formatted(first.column().name().shortForm(), second.column().name().shortForm()));
    }
    boolean firstIsNarrower =
        first.column().type().precision() <= second.column().type().precision();
    ProtectedColumn narrower = firstIsNarrower ? first.column() : second.column();
    if (first.use() == second.use()) {
      // What is too long for the narrower column may still be found in the wider one.
      return first.use().isStored()
          ? new ParameterRole.Sealed(narrower, Use.ASSIGNED)
          : firstIsNarrower ? second : first;
    }
    if (narrower.compare().isByBeginning()) {
      throw usedTwice(
          slot,
          "stored in %s and compared with it without regard to case"
              .formatted(narrower.name().shortForm()));
    }
    if (!first.use().mixes() || !second.use().mixes()) {
      throw usedTwice(
          slot, "compared with LOWER of a column or matched, and with or for a column itself");
    }
    if (!LiteralFit.assignsAsCompared(slot, narrower)) {
      throw usedTwice(
          slot,
          "to be stored in and compared with %s, which may round it; cast it to %s"
              .formatted(narrower.name().shortForm(), narrower.type().declared()));
    }
    return new ParameterRole.Sealed(narrower, Use.ASSIGNED);
  }

  private static RuntimeException usedTwice(Slot slot, String how) {
    return PlanFault.VALUE_USED_TWICE.at(
        slot.begin(), "one value is used in two ways: " + how + "; write it once for each");
  }
}
