package dev.hushcell.internal.audit;

import static dev.hushcell.internal.audit.AuditLine.field;

import dev.hushcell.internal.audit.AuditKeys.AuditKey;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.internal.model.AuditTrail.OfTenant;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.policy.ColumnName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

  private enum Event {
    STARTS(AuditLine.STARTS),
    BEGINS("begins"),
    CELLS("cells"),
    TENANT("tenant"),
    EXCEEDS("exceeds"),
    OTHER_ROW("other-row"),
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
      key = keys.ofSchema(use.column().table().schema());
      lines.add(new ChainFile.Draft(key, fields(use)));
      for (OfTenant each : use.tenants()) {
        lines.add(new ChainFile.Draft(key, fields(use.column(), each)));
      }
    }
    log.append(lines, this::start);
    uses.forEach(use -> begun.add(use.column()));
    last = key;
  }

  @Override
  public void exceeded(ColumnName column, CellLimit limit, CellLimit.Kind kind) {
    AuditKey key = keys.ofSchema(column.table().schema());
    String fields =
        fields(Event.EXCEEDS)
            + fields(column)
            + field("limit", kind.name().toLowerCase(Locale.ROOT))
            + field("most", limit.most(kind))
            + field("per", limit.amounts().per().name().toLowerCase(Locale.ROOT))
            + field("then", limit.amounts().refuses() ? "refuse" : "warn");
    log.append(List.of(new ChainFile.Draft(key, fields)), this::start);
    last = key;
  }

  @Override
  public void otherRow(ColumnName column) {
    AuditKey key = keys.ofSchema(column.table().schema());
    String fields = fields(Event.OTHER_ROW) + fields(column);
    log.append(List.of(new ChainFile.Draft(key, fields)), this::start);
    last = key;
  }

  @Override
  public void end() {
    AuditKey key = last;
    if (key != null) {
      log.append(List.of(new ChainFile.Draft(key, fields(Event.ENDS))), this::start);
      last = null;
    }
  }

  private ChainFile.Draft start(AuditKey key, Path file) {
    String named = host() + ":" + file;
    return new ChainFile.Draft(
        key,
        fields(Event.STARTS)
            + field("file", named)
            + field("start", key.begin(named, who.session())));
  }

  /** The same path is another file on another host. */
  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private String fields(Use use) {
    ColumnName column = use.column();
    return fields(begun.contains(column) ? Event.CELLS : Event.BEGINS)
        + fields(column)
        + field("opened", use.opened())
        + field("sealed", use.sealed())
        + field("evaluated", use.evaluated());
  }

  /** Of the cells in the line before, those of one tenant. */
  private String fields(ColumnName column, OfTenant of) {
    return fields(Event.TENANT)
        + fields(column)
        + field("tenant", of.tenant())
        + field("opened", of.opened())
        + field("sealed", of.sealed())
        + field("evaluated", of.evaluated());
  }

  private static String fields(ColumnName column) {
    return field("schema", column.table().schema())
        + field("table", column.table().table())
        + field("column", column.column());
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
