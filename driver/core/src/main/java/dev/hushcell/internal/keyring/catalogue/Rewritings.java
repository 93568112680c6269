package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.policy.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs that rewrote or rewrite columns, as the events of one catalogue tell them. Immutable.
 */
public final class Rewritings {
  private final Map<String, Rewriting> jobs = new LinkedHashMap<>();
  private final Map<String, Instant> begun = new HashMap<>();
  private final Map<String, String> shapes = new HashMap<>();

  /**
   * Folds the events.
   *
   * @param schema of the catalogue
   */
  public Rewritings(String schema, List<KeyEvent> events) {
    for (KeyEvent event : events) {
      if (event.kind().isOfRewriting()) {
        fold(schema, event);
      }
    }
  }

  private void fold(String schema, KeyEvent event) {
    String id = event.previous().name();
    if (event.kind() == EventKind.COLUMN_BEGUN) {
      jobs.merge(id, begun(schema, event), Rewritings::together);
      begun.putIfAbsent(id, event.happened());
    } else {
      jobs.computeIfPresent(id, (same, job) -> next(job, event));
      if (event.kind() == EventKind.COLUMN_SHAPED) {
        shapes.put(id, event.note());
      }
    }
  }

  private static Rewriting begun(String schema, KeyEvent event) {
    String id = event.previous().name();
    String name = event.subject().store();
    return new Rewriting(
        id,
        Kind.valueOf(event.previous().store()),
        new TableName(schema, event.subject().name()),
        List.of(new Column(name, "", "", event.note())),
        Phase.FILLING,
        event.due().orElse(Instant.EPOCH),
        false);
  }

  private static Rewriting together(Rewriting job, Rewriting more) {
    List<Column> columns = new ArrayList<>(job.columns());
    columns.addAll(more.columns());
    return job.of(columns);
  }

  private static Rewriting next(Rewriting job, KeyEvent event) {
    return switch (event.kind()) {
      case COLUMN_EXTENDED -> job.until(event.due().orElse(job.plainUntil()));
      case COLUMN_PAUSED -> job.paused(true);
      case COLUMN_RESUMED -> job.paused(false);
      case COLUMN_FILLING, COLUMN_SWITCHING, COLUMN_SWITCHED, COLUMN_ENDED, COLUMN_ABANDONED ->
          event.kind().phase().filter(next -> mayFollow(job, next)).map(job::in).orElse(job);
      case COLUMN_BEGUN,
          COLUMN_SHAPED,
          CHANGED,
          MOVED,
          KEK_PLANNED,
          TENANT_MOVED,
          KEK_CANCELLED,
          KEK_ASKED,
          KEK_DESTROYED,
          KEY_PLANNED,
          KEY_CANCELLED,
          KEY_REMOVED ->
          job;
    };
  }

  /** Columns that were exchanged never come back, whatever a slow process notes afterwards. */
  private static boolean mayFollow(Rewriting job, Phase next) {
    return switch (next) {
      case FILLING, SWITCHING, SWITCHED, ABANDONED -> job.phase().isBeforeSwitch();
      case ENDED -> job.phase() == Phase.SWITCHED;
    };
  }

  /**
   * Tells whether an event of a job says something new. Of two processes that carry one job out the
   * slower one may want to note what is over.
   */
  public boolean isNews(Rewriting job, EventKind kind) {
    return kind.phase()
        .map(next -> of(job.id()).filter(now -> mayFollow(now, next)).isPresent())
        .orElse(true);
  }

  /** Returns all jobs, those that are over included, oldest first. */
  public List<Rewriting> all() {
    return jobs.values().stream().map(Rewritings::named).toList();
  }

  public Optional<Rewriting> of(String id) {
    return Optional.ofNullable(jobs.get(id)).map(Rewritings::named);
  }

  public Instant begun(Rewriting job) {
    return begun.getOrDefault(job.id(), Instant.EPOCH);
  }

  /** Returns what the table of a job was like when it began, where that was noted. */
  public Optional<String> shape(Rewriting job) {
    return Optional.ofNullable(shapes.get(job.id()));
  }

  public Optional<Rewriting> at(TableName table) {
    return all().stream()
        .filter(job -> job.table().equals(table) && !job.phase().isOver())
        .findFirst();
  }

  /** Shadows and kept columns are called by the place of their column among those of the job. */
  private static Rewriting named(Rewriting job) {
    List<Column> columns = new ArrayList<>();
    for (Column column : job.columns()) {
      int number = columns.size() + 1;
      columns.add(
          new Column(
              column.name(), job.id() + "_" + number, job.id() + "_old_" + number, column.after()));
    }
    return job.of(columns);
  }

  public static KeyEvent begun(Rewriting job, Column column, Instant happened) {
    return event(job, EventKind.COLUMN_BEGUN, column.name(), happened)
        .after(new KekId(job.id(), job.kind().name()))
        .dueAt(job.plainUntil())
        .noting(column.after());
  }

  public static KeyEvent of(Rewriting job, EventKind kind, Instant happened) {
    return event(job, kind, "", happened);
  }

  private static KeyEvent event(Rewriting job, EventKind kind, String column, Instant happened) {
    return KeyEvent.of(kind, new KekId(job.table().table(), column), happened)
        .after(new KekId(job.id(), ""));
  }
}
