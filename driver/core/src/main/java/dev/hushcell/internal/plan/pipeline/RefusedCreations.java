package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers of which declared tables this process refused the CREATE TABLE, and tells whoever
 * misses one of them. Names and codes are all that it keeps, of declared tables alone. Thread-safe.
 */
public final class RefusedCreations {
  /** The longest way from CREATE to TABLE that is followed, as in GLOBAL TEMPORARY. */
  private static final int MODIFIERS = 5;

  private final Language language;
  private final Map<String, FaultCode> refused = new ConcurrentHashMap<>();

  /** Remembers nothing yet. */
  public RefusedCreations(Language language) {
    this.language = language;
  }

  /** Takes note of a plan: what it creates is not refused any more. */
  void planned(StatementPlan plan) {
    if (plan instanceof StatementPlan.Touching touching && !touching.changes().isEmpty()) {
      forget(touching.changes());
    }
  }

  /** Takes note that changes were refused which were planned. */
  public void note(List<SchemaChange> changes, FaultCode code) {
    for (SchemaChange change : changes) {
      if (change instanceof SchemaChange.CreateTable) {
        refused.put(Names.fold(change.table().table()), code);
      }
    }
  }

  private void forget(List<SchemaChange> changes) {
    for (SchemaChange change : changes) {
      if (change instanceof SchemaChange.CreateTable) {
        refused.remove(Names.fold(change.table().table()));
      }
    }
  }

  /** Takes note of a refusal, and returns it with its reason where a refused creation is one. */
  Fault explained(Fault fault, String sql, SchemaView schema, Protection protection) {
    boolean missing =
        fault.code() == PlanFault.TABLE_MISSING || fault.code() == DdlFault.TABLE_MISSING;
    if (missing && refused.isEmpty()) {
      return fault;
    }
    Optional<Tokens> tokens = lexed(sql, schema);
    if (missing && tokens.isPresent() && fault.offset().isPresent()) {
      return missing(fault, fault.offset().getAsInt(), tokens.get());
    }
    for (String table : tokens.map(RefusedCreations::created).orElse(List.of())) {
      if (protection.tableNames().stream().anyMatch(name -> Names.fold(name).equals(table))) {
        refused.put(table, fault.code());
      }
    }
    return fault;
  }

  private Optional<Tokens> lexed(String sql, SchemaView schema) {
    try {
      return Optional.of(new Lexer(language, SessionFlag.in(schema.mode())).lex(sql));
    } catch (Fault unreadable) {
      return Optional.empty();
    }
  }

  /** Adds the reason to the refusal of a statement that names the missing table at an offset. */
  private Fault missing(Fault fault, int offset, Tokens tokens) {
    int at = 0;
    while (at < tokens.size() && tokens.get(at).begin() < offset) {
      at++;
    }
    FaultCode code = at < tokens.size() ? refused.get(lastOfName(tokens, at)) : null;
    if (code == null) {
      return fault;
    }
    String why =
        ". Its CREATE TABLE was refused in this process with "
            + code.id()
            + " and not sent to the database: do what that refusal says, and run it again through"
            + " this driver";
    return fault.code().at(offset, fault.what() + why, fault);
  }

  /** Returns the folded names of the tables that a text creates. */
  private static List<String> created(Tokens tokens) {
    List<String> names = new ArrayList<>();
    for (Tokens piece : tokens.split()) {
      int at = 1;
      while (at < MODIFIERS && !piece.isWord(at, "TABLE")) {
        at++;
      }
      if (piece.isWord(0, "CREATE") && piece.isWord(at, "TABLE")) {
        int name = piece.isWord(at + 1, "IF") ? at + 4 : at + 1;
        if (name < piece.size()) {
          names.add(lastOfName(piece, name));
        }
      }
    }
    return names;
  }

  private static String lastOfName(Tokens tokens, int first) {
    int last = first;
    while (tokens.isSymbol(last + 1, ".") && last + 2 < tokens.size()) {
      last += 2;
    }
    return Names.fold(tokens.get(last).value());
  }
}
