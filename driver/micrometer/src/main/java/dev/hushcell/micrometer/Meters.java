package dev.hushcell.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The meters in one registry. Those of columns and codes are made when they first count. */
final class Meters {
  private final MeterRegistry registry;
  private final Tags tags;
  private final Timer made;
  private final Timer reused;
  private final Timer unwraps;
  private final Timer refreshes;
  private final Timer outages;
  private final Timer rejections;
  private final Counter forgotten;
  private final Counter fetched;
  private final Counter kept;
  private final Map<String, Uses> columns = new ConcurrentHashMap<>();
  private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

  Meters(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
    String plans = "How long texts waited for their plans; known: made for an earlier use";
    this.made = timer("hushcell.plans", plans, "known", "false");
    this.reused = timer("hushcell.plans", plans, "known", "true");
    String keys = "How often the key store opened a data key; refresh: it was in memory already";
    this.unwraps = timer("hushcell.key.unwraps", keys, "refresh", "false");
    this.refreshes = timer("hushcell.key.unwraps", keys, "refresh", "true");
    String failures = "How often it did not; transient: it was out of reach";
    this.outages = timer("hushcell.key.store.failures", failures, "transient", "true");
    this.rejections = timer("hushcell.key.store.failures", failures, "transient", "false");
    this.forgotten =
        Counter.builder("hushcell.key.forgotten")
            .description("Data keys that were erased while in use")
            .tags(tags)
            .register(registry);
    String rows = "Rows that the driver fetched to evaluate conditions, and those it kept";
    this.fetched = counter("hushcell.evaluated.rows", rows, "rows", "fetched");
    this.kept = counter("hushcell.evaluated.rows", rows, "rows", "kept");
  }

  /** What is counted for one column. */
  private record Uses(Counter opened, Counter evaluated, Counter sealed) {}

  private Timer timer(String name, String description, String key, String value) {
    return Timer.builder(name)
        .description(description)
        .tags(tags.and(key, value))
        .register(registry);
  }

  private Counter counter(String name, String description, String... more) {
    return Counter.builder(name).description(description).tags(tags.and(more)).register(registry);
  }

  void planned(long nanoseconds, boolean known) {
    (known ? reused : made).record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  void cells(String column, long opened, long sealed) {
    Uses uses = columns.computeIfAbsent(column, this::uses);
    uses.opened().increment((double) opened);
    uses.sealed().increment((double) sealed);
  }

  void cellsEvaluated(String column, long evaluated) {
    columns.computeIfAbsent(column, this::uses).evaluated().increment((double) evaluated);
  }

  void limitExceeded(String column, String limit, boolean refused) {
    counter(
            "hushcell.limits.exceeded",
            "Statements that would have opened more cells than they may, or have",
            "column",
            column,
            "limit",
            limit,
            "refused",
            String.valueOf(refused))
        .increment();
  }

  private Uses uses(String column) {
    String cells = "Cells that were opened, and values that were sealed";
    return new Uses(
        counter("hushcell.cells", cells, "column", column, "use", "opened"),
        counter("hushcell.cells", cells, "column", column, "use", "evaluated"),
        counter("hushcell.cells", cells, "column", column, "use", "sealed"));
  }

  void refused(String code) {
    refusals
        .computeIfAbsent(
            code,
            each -> counter("hushcell.refusals", "Statements that were refused", "code", each))
        .increment();
  }

  void unwrapped(long nanoseconds, boolean refresh) {
    (refresh ? refreshes : unwraps).record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  void keyStoreFailed(long nanoseconds, boolean mayPass) {
    (mayPass ? outages : rejections).record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  void keyForgotten() {
    forgotten.increment();
  }

  void evaluated(long rowsFetched, long rowsKept) {
    fetched.increment((double) rowsFetched);
    kept.increment((double) rowsKept);
  }
}
