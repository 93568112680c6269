package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.source.Indexes;
import dev.hushcell.internal.config.source.Indexes.Index;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.internal.model.CellLimit.Amounts;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.KeyGeneration;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.DeclaredColumn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The declared columns of the file and of the indexes, merged: what is said twice in the same words
 * counts once, what contradicts itself is refused with both places.
 */
public final class Declarations {
  /** More would only make every cell longer. */
  public static final int MAX_PAD = 4096;

  private final List<Declaration> declarations = new ArrayList<>();
  private final List<Evaluable> evaluable = new ArrayList<>();
  private final List<CellLimit> limits = new ArrayList<>();

  private record Declaration(
      ColumnRule rule,
      Optional<Evaluable> evaluable,
      Optional<Amounts> amounts,
      String place,
      boolean inFile) {
    String name() {
      return rule.table() + "." + rule.column();
    }
  }

  public void add(
      ColumnRule rule,
      Optional<Evaluable> evaluable,
      Optional<Amounts> amounts,
      FilePosition place) {
    add(new Declaration(rule, evaluable, amounts, place.toString(), true));
  }

  public void add(Indexes indexes) {
    for (Index index : indexes.all()) {
      for (DeclaredColumn column : index.columns()) {
        String place = "@Encrypted at " + column.member() + ", index " + index.name();
        ColumnRule rule = rule(column, place);
        Optional<Evaluable> evaluable = EvaluateKeys.of(column, place).evaluable(rule);
        add(new Declaration(rule, evaluable, LimitKeys.of(column, place), place, false));
      }
    }
  }

  public List<ColumnRule> rules() {
    List<ColumnRule> rules = declarations.stream().map(Declaration::rule).toList();
    rules.forEach(rule -> PerTenantKeys.requirePlain(rule, rules));
    return rules;
  }

  /** Returns the columns of which conditions may be evaluated in the driver. */
  public List<Evaluable> evaluable() {
    return List.copyOf(evaluable);
  }

  /** Returns how many cells of the columns may be opened. */
  public List<CellLimit> limits() {
    return List.copyOf(limits);
  }

  private static ColumnRule rule(DeclaredColumn column, String place) {
    boolean compares = column.compare() != Compare.UNSPECIFIED;
    if (compares && !column.search().isDeterministic()) {
      throw ConfigFault.BAD_VALUE.at(
          place, "compare without search = EQUALITY; add the one or remove the other");
    }
    if (column.pad() < 0 || column.pad() > MAX_PAD) {
      throw ConfigFault.BAD_VALUE.at(place, "pad must be a whole number from 0 to " + MAX_PAD);
    }
    return new ColumnRule(
        given(column.schema()),
        column.table(),
        column.column(),
        column.search().cells(),
        column.compare(),
        TenantKey.given(column.key(), Protection.fold(column.table() + "." + column.column())),
        given(column.type()),
        column.pad(),
        column.storage(),
        NarrowKeys.of(column, place),
        BelongsToKey.of(column.belongsTo(), column.table() + "." + column.column(), place),
        column.accept());
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private void add(Declaration added) {
    requireFirstGeneration(added);
    requireComparedByDatabase(added);
    PerTenantKeys.require(added.rule, added.place);
    BelongsToKey.require(added.rule, added.evaluable.isPresent(), added.place);
    added.evaluable.ifPresent(evaluable::add);
    added.amounts.ifPresent(amounts -> limits.add(LimitKeys.limit(added.rule, amounts)));
    for (Iterator<Declaration> each = declarations.iterator(); each.hasNext(); ) {
      Declaration earlier = each.next();
      if (NamedColumn.of(earlier.rule).meets(added.rule)) {
        checkSame(earlier, added);
        if (earlier.rule.schema().isEmpty() || added.rule.schema().isPresent()) {
          return;
        }
        each.remove(); // the new one speaks of every schema
      } else if (schemasMeet(earlier.rule, added.rule)) {
        checkKey(earlier, added);
      }
    }
    declarations.add(added);
  }

  /** Which generation of a key is in force, the catalogue tells. */
  private static void requireFirstGeneration(Declaration added) {
    String key = added.rule.key();
    if (KeyGeneration.of(key).number() > 1) {
      throw ConfigFault.BAD_VALUE.at(
          added.place,
          "key "
              + key
              + " ends like a later generation of a key, which only the catalogue names; declare"
              + " another key");
    }
  }

  private static void requireComparedByDatabase(Declaration added) {
    if (added.rule.compare().isByBeginning() && added.evaluable.isPresent()) {
      throw ConfigFault.BAD_VALUE.at(
          added.place,
          added.name()
              + " has compare: ignore-case, and then nothing is evaluated in the driver: write search:"
              + " equality without evaluate for comparisons without case by an index, or search: full"
              + " with compare: exact for LIKE and ORDER BY, where LOWER(c) = LOWER(?) opens the rows"
              + " that other conditions leave");
    }
  }

  private static boolean schemasMeet(ColumnRule one, ColumnRule two) {
    return one.schema().isEmpty()
        || two.schema().isEmpty()
        || one.schema().get().equalsIgnoreCase(two.schema().get());
  }

  private static void checkSame(Declaration one, Declaration two) {
    if (one.inFile && two.inFile) {
      throw ConfigFault.DUPLICATE_COLUMN.at(two.place, two.name() + " is named twice; remove one");
    }
    if (!alike(one.rule, two.rule)
        || !one.rule.key().equals(two.rule.key())
        || !one.rule.type().equals(two.rule.type())
        || !one.rule.accept().equals(two.rule.accept())
        || !evaluatedAlike(one, two)
        || !limitedAlike(one, two)) {
      throw ConfigFault.CONFLICTING_DECLARATIONS.fault(
          two.name()
              + " is declared twice, and not alike; make both alike or remove one ("
              + one.place
              + "; "
              + two.place
              + ")");
    }
  }

  /** An annotation that says nothing of evaluation leaves it to the file; not the other way. */
  private static boolean evaluatedAlike(Declaration one, Declaration two) {
    return (two.evaluable.isEmpty() && one.inFile)
        || one.evaluable.map(Declarations::limits).equals(two.evaluable.map(Declarations::limits));
  }

  private static boolean limitedAlike(Declaration one, Declaration two) {
    return (two.amounts.isEmpty() && one.inFile) || one.amounts.equals(two.amounts);
  }

  private static List<Object> limits(Evaluable evaluable) {
    return List.of(
        evaluable.rights(),
        evaluable.order(),
        evaluable.rows(),
        evaluable.bytes(),
        evaluable.stopsEarly());
  }

  private static void checkKey(Declaration one, Declaration two) {
    if (one.rule.key().equals(two.rule.key()) && !alike(one.rule, two.rule)) {
      throw ConfigFault.KEY_SHARED_UNEQUALLY.at(
          two.place,
          (one.name() + " and " + two.name())
              + " share a key and must agree in search, compare, pad, storage, narrow and belongs-to");
    }
  }

  private static boolean alike(ColumnRule one, ColumnRule two) {
    return one.search() == two.search()
        && one.compare() == two.compare()
        && one.pad() == two.pad()
        && one.storage() == two.storage()
        && one.narrow().equals(two.narrow())
        && one.belongsTo().equals(two.belongsTo());
  }
}
