package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.Unnamed;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells by names alone whether a statement could touch what is protected, and where. It errs on one
 * side: what it lets pass touches nothing; what it stops is read.
 */
public final class TouchFilter {
  private final TrustedObjects trusted;
  private final Scoping scoping;
  private final Naming naming;
  private final Protection protection;
  private final Set<String> found;
  private final Set<String> tables = new HashSet<>();
  private final Set<String> reaching = new HashSet<>();
  private final List<String> operators;
  private final Map<String, Set<String>> columns = new HashMap<>();

  /** What passes everything: nothing is protected. */
  public TouchFilter(TrustedObjects trusted, Scoping scoping) {
    this(
        trusted,
        scoping,
        Naming.of(new Naming.Letters(Naming.Unquoted.KEPT)),
        Protection.ofNothing(),
        Set.of());
  }

  /** Names what reaches a protected table, and what the configuration says takes its values. */
  private TouchFilter(
      TrustedObjects trusted,
      Scoping scoping,
      Naming naming,
      Protection protection,
      Set<String> found) {
    this.trusted = trusted;
    this.scoping = scoping;
    this.naming = naming;
    this.protection = protection;
    this.found = found;
    this.operators = Unnamed.operators(found);
    protection.tableNames().forEach(name -> tables.addAll(Naming.keys(name)));
    if (tables.isEmpty()) {
      return;
    }
    found.forEach(name -> reaching.addAll(Naming.keys(name)));
    trusted.routines().stream()
        .filter(TrustedRoutine::hasCells)
        .forEach(routine -> reaching.addAll(Naming.keys(routine.name().routine())));
    trusted.views().forEach(view -> reaching.addAll(Naming.keys(view.name().table())));
    protection
        .activated()
        .forEach(
            (name, table) ->
                table.columns().forEach(column -> add(name.table(), column.name().column())));
    protection.declared().forEach(rule -> add(rule.table(), rule.column()));
    protection.strays().stream()
        .map(StrayColumn::name)
        .forEach(stray -> add(stray.table().table(), stray.column()));
  }

  /**
   * The places of a statement where a name stands that may mean something protected: a table, what
   * reaches one, or a column of one.
   *
   * @param tokens the names, in the order of the text
   */
  public record Mentions(List<Token> tokens) {
    /** Tells whether one of them begins at an offset. */
    public boolean isAt(int begin) {
      int low = 0;
      int high = tokens.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (tokens.get(middle).begin() < begin) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low < tokens.size() && tokens.get(low).begin() == begin;
    }
  }

  /** Returns what stops statements now: this, until protection or what reaches it is another. */
  public TouchFilter renewed(SchemaView schema, Protection now) {
    Set<String> names = now.tableNames();
    Set<String> reach = names.isEmpty() ? Set.of() : schema.reaching(names);
    Naming compared = schema.naming();
    boolean same = now == protection && compared.equals(naming) && reach.equals(found);
    return same ? this : new TouchFilter(trusted, scoping, compared, now, reach);
  }

  private void add(String table, String column) {
    for (String key : Naming.keys(table)) {
      columns.computeIfAbsent(key, any -> new HashSet<>()).addAll(Naming.keys(column));
    }
  }

  /** Returns the keys of the names of the protected tables. */
  public Set<String> tables() {
    return tables;
  }

  /** Returns the keys of the names of what reaches a protected table. */
  public Set<String> reaching() {
    return reaching;
  }

  /** Returns the keys of the names of protected tables and of what reaches them. */
  public Set<String> names() {
    Set<String> names = new HashSet<>(tables);
    names.addAll(reaching);
    return names;
  }

  /** Tells whether nothing is protected. */
  public boolean isIdle() {
    return tables.isEmpty();
  }

  /**
   * Tells whether the statement names something protected: in code, or in a literal of a statement
   * that is neither query nor change of rows, where any literal may be run. Literals that functions
   * run are looked at by {@code DynamicSql}.
   */
  public boolean touches(Tokens piece) {
    return isNamed(piece.codeNames())
        || (!StatementHead.of(piece).readsOrChangesRows() && inLiterals(piece));
  }

  /** Tells whether a literal names something protected. */
  public boolean inLiterals(Tokens piece) {
    return piece.literals().any(this::isNamed);
  }

  /** Tells whether one of some keys of names is that of something protected. */
  public boolean isNamed(Set<String> keys) {
    return naming.meet(keys, tables) || naming.meet(keys, reaching);
  }

  /**
   * Tells whether a comment may have the name of something protected, or of a protected column,
   * under whatever escapes.
   */
  public boolean isNamedIn(Tokens text, String comment) {
    String inside = comment.replace("/*", " ").replace("*/", " ").replace("--", " ");
    Set<String> keys = text.namesIn(inside);
    return hasEscapes(Names.fold(comment))
        || isNamed(keys)
        || columns.values().stream().anyMatch(its -> naming.meet(keys, its));
  }

  /** Tells whether a statement may run, without naming it, what reaches something protected. */
  public boolean mayRunUnnamed(Tokens piece) {
    return Unnamed.mayRun(piece, reaching, operators);
  }

  /** Returns the places where something protected may be named in code. */
  public Mentions mentions(Tokens piece) {
    List<Token> names = new ArrayList<>();
    List<Set<String>> named = new ArrayList<>();
    for (int i = 0; i < piece.size(); i++) {
      if (isName(piece, i)) {
        names.add(piece.get(i));
        addColumns(piece.get(i).keys(), named);
      }
    }
    names.removeIf(token -> !isNamed(token.keys()) && !meetsAny(token.keys(), named));
    return new Mentions(names);
  }

  /** Adds the columns that a name, as that of a table, has within reach; each set of them once. */
  private void addColumns(Set<String> keys, List<Set<String>> named) {
    boolean reaches = naming.meet(keys, reaching);
    if (!reaches && !naming.meet(keys, tables)) {
      return;
    }
    if (reaches || naming.loose()) {
      columns.forEach(
          (table, its) -> {
            if (reaches || naming.meet(keys, Set.of(table))) {
              addOnce(its, named);
            }
          });
    } else {
      keys.forEach(key -> addOnce(columns.getOrDefault(key, Set.of()), named));
    }
  }

  private static void addOnce(Set<String> its, List<Set<String>> named) {
    for (Set<String> known : named) {
      if (known == its) {
        return;
      }
    }
    named.add(its);
  }

  private boolean meetsAny(Set<String> keys, List<Set<String>> named) {
    for (Set<String> columnsOfTable : named) {
      if (naming.meet(keys, columnsOfTable)) {
        return true;
      }
    }
    return false;
  }

  /** A reserved word is a name only behind a dot or AS. */
  private boolean isName(Tokens piece, int at) {
    Token token = piece.get(at);
    if (token.kind() == Token.Kind.QUOTED) {
      return true;
    }
    boolean free = piece.isSymbol(at - 1, ".") || piece.isWord(at - 1, "AS");
    return token.kind() == Token.Kind.WORD
        && (free || !scoping.reserved().contains(Names.fold(token.value())));
  }

  private static boolean hasEscapes(String folded) {
    return folded.indexOf('\\') >= 0 || folded.contains("u&");
  }
}
