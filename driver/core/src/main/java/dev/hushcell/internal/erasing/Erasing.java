package dev.hushcell.internal.erasing;

import dev.hushcell.admin.ErasedTable;
import dev.hushcell.admin.ErasureReport;
import dev.hushcell.admin.ErasureStatus;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.ErasureRecord;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.model.SubjectRule;
import dev.hushcell.internal.model.Subjects;
import dev.hushcell.policy.ColumnName;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Forgets persons. First comes the line in the list outside the database, then rows change, last
 * comes the record in the database: a line without a record is what there is to do, whether a
 * process died or a backup was restored. Thread-safe.
 */
public record Erasing(Subjects subjects, Ledger ledger, Sessions sessions) {
  /** Lends sessions of our own that protect what is sent, outside those of the application. */
  public interface Sessions {
    /** Works on one; what is not committed at the end is rolled back. */
    <T> T work(SqlCall.With<Connection, T> work) throws SQLException;
  }

  /** Tells what would be erased; writes nothing. */
  public ErasureReport foresee(String subject, String value) {
    SubjectRule rule = rule(subject);
    return session(
        connection -> {
          SubjectPlan plan = SubjectPlan.of(connection, rule, value, this::isProtected);
          return new ErasureReport(
              "", subject, "", plan.counted(connection), plan.undeclared(), plan.beyond());
        });
  }

  /** Erases a person, or goes on with it. */
  public ErasureReport erase(String subject, String value) {
    SubjectPlan plan = plan(subject, value);
    Catalogue home = plan.home(catalogues());
    ledger.erasures().prepare(home);
    return carriedOut(plan, home, begun(plan, home));
  }

  /**
   * Erases everybody in the list whom the database does not have as erased, or not from all tables
   * that are declared now. Whoever cannot be erased keeps nobody else from it.
   */
  public List<ErasureReport> replay() {
    List<ErasureReport> done = new ArrayList<>();
    List<Fault> failed = new ArrayList<>();
    for (Catalogue catalogue : catalogues()) {
      List<ListLine> lines = list().read(catalogues());
      List<ListLine> pending = pending(catalogue, lines);
      for (ListLine line :
          Stream.concat(pending.stream(), earlier(catalogue, lines).stream()).toList()) {
        try {
          ledger.erasures().prepare(catalogue);
          SubjectPlan plan = plan(line.subject(), opened(line, catalogue));
          done.add(
              carriedOut(plan, catalogue, pending.contains(line) ? line : begun(plan, catalogue)));
        } catch (Fault fault) {
          failed.add(fault);
        }
      }
    }
    if (failed.size() == 1 && done.isEmpty()) {
      throw failed.get(0);
    }
    if (!failed.isEmpty()) {
      throw ErasureFault.NOT_ERASED.fault(
          "%s persons were erased again, %s were not. The first of these: %s"
              .formatted(done.size(), failed.size(), failed.get(0).getMessage()));
    }
    return done;
  }

  /** What is refused is so before there is a line in the list, which could not be done. */
  private SubjectPlan plan(String subject, String value) {
    SubjectRule rule = rule(subject);
    return session(
        connection -> {
          SubjectPlan plan = SubjectPlan.of(connection, rule, value, this::isProtected);
          plan.requireDeclared();
          List<ErasedTable> unused = plan.counted(connection);
          return plan;
        });
  }

  /** The line is on the disk before anything changes. */
  private ListLine begun(SubjectPlan plan, Catalogue home) {
    Set<UUID> done = done(home);
    String tag = home.mac().ofSubject(plan.rule().name(), plan.value());
    return list()
        .append(
            catalogues(),
            lines ->
                lines.stream()
                    .filter(each -> each.tag().equals(tag) && !done.contains(each.id()))
                    .findFirst()
                    .orElseGet(
                        () ->
                            ListLine.after(
                                lines.stream().reduce((first, second) -> second),
                                home,
                                UUID.randomUUID(),
                                plan.rule().name(),
                                plan.value(),
                                ledger.erasures().now())));
  }

  private ErasureReport carriedOut(SubjectPlan plan, Catalogue home, ListLine line) {
    List<ErasedTable> tables = session(plan::erased);
    ledger
        .erasures()
        .add(
            home,
            new ErasureRecord(
                line.id(),
                line.subject(),
                line.tag(),
                SubjectPlan.counts(tables),
                ledger.erasures().now()));
    return new ErasureReport(
        line.id().toString(), line.subject(), line.tag(), tables, List.of(), plan.beyond());
  }

  private static String opened(ListLine line, Catalogue catalogue) {
    try {
      return catalogue.mac().subjectSeal().open(line.id(), line.sealed());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw ErasureFault.LIST_UNUSABLE.fault(
          "line "
              + (line.number() + 1)
              + " of the list of persons who were forgotten does not open; restore the file from a"
              + " backup");
    }
  }

  private List<ListLine> pending(Catalogue catalogue, List<ListLine> lines) {
    Set<UUID> done = done(catalogue);
    return lines.stream()
        .filter(each -> each.catalogue().equals(catalogue.uuid()))
        .filter(each -> !done.contains(each.id()))
        .toList();
  }

  /** Returns the last line of each person who was forgotten before a table was declared. */
  private List<ListLine> earlier(Catalogue catalogue, List<ListLine> lines) {
    Set<UUID> done = done(catalogue);
    Set<String> tags = laterTags(ledger.erasures().read(catalogue));
    Map<String, ListLine> last = new LinkedHashMap<>();
    for (ListLine each : lines) {
      if (each.catalogue().equals(catalogue.uuid()) && tags.contains(each.tag())) {
        last.put(each.tag(), each);
      }
    }
    return last.values().stream().filter(each -> done.contains(each.id())).toList();
  }

  /** Returns the tags of persons of whom no record has all tables that are declared now. */
  private Set<String> laterTags(List<ErasureRecord> records) {
    Map<String, Boolean> complete = new HashMap<>();
    for (ErasureRecord each : records) {
      boolean all = subjects.rule(each.subject()).map(rule -> hasAll(each, rule)).orElse(true);
      complete.merge(each.tag(), all, Boolean::logicalOr);
    }
    Set<String> tags = new HashSet<>(complete.keySet());
    tags.removeIf(complete::get);
    return tags;
  }

  /** Of counts that were cut nobody knows. */
  private static boolean hasAll(ErasureRecord record, SubjectRule rule) {
    String counts = record.counts().toLowerCase(Locale.ROOT);
    return counts.length() >= SubjectPlan.LONGEST_COUNTS
        || rule.tables().stream()
            .allMatch(each -> counts.contains("." + each.table().toLowerCase(Locale.ROOT) + " "));
  }

  private Set<UUID> done(Catalogue catalogue) {
    return ledger.erasures().read(catalogue).stream()
        .map(ErasureRecord::id)
        .collect(Collectors.toSet());
  }

  public ErasureStatus status() {
    if (subjects.list().isEmpty()) {
      return new ErasureStatus(0, 0, List.of());
    }
    Path path = subjects.list().get();
    Collection<Catalogue> catalogues = catalogues();
    List<ListLine> lines = list().read(catalogues);
    Set<UUID> listed = lines.stream().map(ListLine::id).collect(Collectors.toSet());
    Set<UUID> known = new HashSet<>();
    int pending = 0;
    int unlisted = 0;
    int earlier = 0;
    for (Catalogue catalogue : catalogues) {
      Set<UUID> done = done(catalogue);
      pending += pending(catalogue, lines).size();
      unlisted += (int) done.stream().filter(each -> !listed.contains(each)).count();
      earlier += earlier(catalogue, lines).size();
      known.add(catalogue.uuid());
    }
    long foreign = lines.stream().filter(each -> !known.contains(each.catalogue())).count();
    List<String> open = new ArrayList<>();
    add(
        open,
        pending,
        " of the persons who were forgotten are in the list "
            + path
            + " and not"
            + " erased in this database: it was restored, or the work ended before it was done; run"
            + " hushcell erase --replay");
    add(
        open,
        unlisted,
        " of the persons who were forgotten are not in the list "
            + path
            + ", so a"
            + " backup that is restored would bring them back; restore the file");
    add(
        open,
        earlier,
        " of the persons who were forgotten were so before all tables of subject: were declared;"
            + " run hushcell erase --replay");
    add(
        open,
        foreign,
        " lines of the list "
            + path
            + " are of a catalogue that this database does"
            + " not have; correct erased: in the configuration, or restore the catalogue");
    return new ErasureStatus(lines.size(), pending, open);
  }

  private static void add(List<String> open, long count, String what) {
    if (count > 0) {
      open.add(count + what);
    }
  }

  /** Returns what an administrator has to do something about; also that nobody can tell. */
  public List<String> open() {
    try {
      return status().open();
    } catch (Fault unusable) {
      return List.of(String.valueOf(unusable.getMessage()));
    }
  }

  /** Returns the catalogues as they are now, or were within the lease. */
  private Collection<Catalogue> catalogues() {
    ledger.refresh();
    return ledger.catalogues();
  }

  private ErasureList list() {
    return new ErasureList(
        subjects
            .list()
            .orElseThrow(
                () ->
                    ErasureFault.NOT_CONFIGURED.fault(
                        "the configuration has no erased:, so there is no list of persons who were"
                            + " forgotten; add subject: and erased:")));
  }

  private SubjectRule rule(String subject) {
    return subjects
        .rule(subject)
        .orElseThrow(
            () ->
                ErasureFault.NOT_CONFIGURED.fault(
                    "the configuration does not say under subject: what happens to a "
                        + subject
                        + (subjects.names().isEmpty()
                            ? ""
                            : "; it has " + String.join(", ", subjects.names()))));
  }

  private boolean isProtected(ColumnName name) {
    return Optional.ofNullable(ledger.current().activated().get(name.table()))
        .filter(table -> table.columns().stream().anyMatch(each -> each.name().equals(name)))
        .isPresent();
  }

  private <T> T session(SqlCall.With<Connection, T> work) {
    try {
      return sessions.work(work);
    } catch (SQLException e) {
      Optional<Fault> ours = SqlErrors.fault(e);
      if (ours.isPresent()) {
        throw ours.get();
      }
      throw ErasureFault.NOT_ERASED.fault(
          "the database did not answer as it should ("
              + Failures.describe(e)
              + "); when its cause is mended, do the same again");
    }
  }
}
