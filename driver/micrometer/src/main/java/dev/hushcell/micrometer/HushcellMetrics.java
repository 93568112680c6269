package dev.hushcell.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Binds what Hushcell counts in this process to a meter registry: plans, cells by column, refusals
 * by code, unwraps of keys, rows that were evaluated in the driver. Never a value. Thread-safe.
 *
 * <p>It counts from when it is bound until it is closed, over all connections, since drivers are
 * shared by all of a process.
 */
public final class HushcellMetrics implements MeterBinder, AutoCloseable {
  private final Iterable<Tag> tags;
  private final List<Meters> bound = new CopyOnWriteArrayList<>();

  /** Builds metrics without tags of yours. */
  public HushcellMetrics() {
    this(Tags.empty());
  }

  /** Builds metrics with tags that each meter carries. */
  public HushcellMetrics(Iterable<Tag> tags) {
    this.tags = tags;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Meters meters = new Meters(registry, Tags.of(tags));
    bound.add(meters);
    MeterObserver.add(meters);
  }

  /** Counts no more; the meters stay in their registries. */
  @Override
  public void close() {
    bound.forEach(MeterObserver::remove);
    bound.clear();
  }
}
