package dev.hushcell.internal.plan.text;

import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.sql.Dialect;
import dev.hushcell.internal.sql.LooseNames;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.Protection;
import dev.hushcell.policy.Vouched;
import dev.hushcell.policy.VouchedRoutine;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells by names alone whether a statement could touch what is protected. It errs on one side: what
 * it lets pass touches nothing; what it stops is read.
 */
final class TouchTest {
  private final Set<String> tables;
  private final Set<String> reaching;

  /** Names what reaches a protected table, and what the configuration says takes its values. */
  TouchTest(SchemaView schema, Protection protection, Vouched vouched) {
    Set<String> folded = new HashSet<>();
    protection.tableNames().forEach(name -> folded.add(Names.fold(name)));
    this.tables = Set.copyOf(folded);
    Set<String> also = new HashSet<>();
    if (!tables.isEmpty()) {
      schema.reaching(protection.tableNames()).forEach(name -> also.add(Names.fold(name)));
      vouched.routines().stream()
          .filter(VouchedRoutine::takesCells)
          .forEach(routine -> also.add(Names.fold(routine.name().routine())));
      vouched.views().forEach(view -> also.add(Names.fold(view.name().table())));
    }
    this.reaching = Set.copyOf(also);
  }

  /** Returns the folded names of the protected tables. */
  Set<String> tables() {
    return tables;
  }

  /** Returns the folded names of protected tables and of what reaches them. */
  Set<String> names() {
    Set<String> names = new HashSet<>(tables);
    names.addAll(reaching);
    return names;
  }

  /** Tells whether nothing is protected. */
  boolean isIdle() {
    return tables.isEmpty();
  }

  /** Tells whether the statement names something protected, in code or in a literal with SQL. */
  boolean touches(Tokens piece) {
    return named(piece.codeNames(), piece.dialect()) || inLiterals(piece);
  }

  /** Tells whether a literal names something protected. */
  boolean inLiterals(Tokens piece) {
    return named(piece.literalNames(), piece.dialect());
  }

  /** Tells whether a text that cannot be read contains a protected name anywhere. */
  boolean occursIn(String text) {
    String folded = Names.fold(text);
    return tables.stream().anyMatch(folded::contains)
        || reaching.stream().anyMatch(folded::contains);
  }

  private boolean named(Set<String> names, Dialect dialect) {
    return !Collections.disjoint(names, tables)
        || !Collections.disjoint(names, reaching)
        || (dialect == Dialect.TSQL
            && (LooseNames.meet(names, tables) || LooseNames.meet(names, reaching)));
  }
}
