package dev.hushcell.internal.audit;

import static dev.hushcell.internal.audit.AuditLine.field;

import dev.hushcell.internal.audit.AuditKeys.AuditKey;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.policy.ColumnName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the lines of one session. Used by one thread at a time. */
final class SessionTrail implements AuditTrail {
  /** How many cells of a column may be used after a line, before there is the next one. */
  static final long ALLOWANCE = 1000;

  private final AuditLog log;
  private final AuditKeys keys;
  private final AuditLog.Who who;
  private final Set<ColumnName> begun = new HashSet<>();
  private @Nullable String whose;
  private @Nullable AuditKey last;

  SessionTrail(AuditLog log, AuditKeys keys, AuditLog.Who who) {
    this.log = log;
    this.keys = keys;
    this.who = who;
  }

  /** What a line says. */
  private enum Event {
    BEGINS("begins"),
    CELLS("cells"),
    ENDS("ends");

    private final String written;

    Event(String written) {
      this.written = written;
    }
  }

  @Override
  public long allowance() {
    return ALLOWANCE;
  }

  @Override
  public void write(List<Use> uses) {
    List<ChainFile.Draft> lines = new ArrayList<>();
    AuditKey key = null;
    for (Use use : uses) {
      AuditKey used = keys.ofSchema(use.column().table().schema());
      String fields = fields(use);
      lines.add(before -> AuditLine.write(before, fields, used));
      key = used;
    }
    log.append(lines);
    uses.forEach(use -> begun.add(use.column()));
    last = key;
  }

  @Override
  public void end() {
    AuditKey key = last;
    if (key != null) {
      log.append(List.of(before -> AuditLine.write(before, fields(Event.ENDS), key)));
      last = null;
    }
  }

  private String fields(Use use) {
    ColumnName column = use.column();
    return fields(begun.contains(column) ? Event.CELLS : Event.BEGINS)
        + field("schema", column.table().schema())
        + field("table", column.table().table())
        + field("column", column.column())
        + field("opened", use.opened())
        + field("sealed", use.sealed());
  }

  private String fields(Event event) {
    return field("time", log.now().toString()) + field("event", event.written) + whose();
  }

  private String whose() {
    String known = whose;
    if (known == null) {
      known =
          field("session", who.session().toString())
              + field("profile", who.profile())
              + field("user", who.user().get());
      whose = known;
    }
    return known;
  }
}
