package dev.hushcell.micrometer;

import dev.hushcell.observe.Observer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The observer that the driver finds by itself. It hands on what it is told to whatever {@link
 * HushcellMetrics} bound; while there is nothing, it does not listen. Thread-safe.
 */
public final class MeterObserver implements Observer {
  /** The driver makes the observers of a process, and the application its registries. */
  private static final List<Meters> BOUND = new CopyOnWriteArrayList<>();

  /** Built by the service loader. */
  public MeterObserver() {}

  static void add(Meters meters) {
    BOUND.add(meters);
  }

  static void remove(Meters meters) {
    BOUND.remove(meters);
  }

  @Override
  public boolean listens() {
    return !BOUND.isEmpty();
  }

  @Override
  public void planned(long nanoseconds, boolean known) {
    BOUND.forEach(meters -> meters.planned(nanoseconds, known));
  }

  @Override
  public void cells(String column, long opened, long sealed) {
    BOUND.forEach(meters -> meters.cells(column, opened, sealed));
  }

  @Override
  public void cellsEvaluated(String column, long evaluated) {
    BOUND.forEach(meters -> meters.cellsEvaluated(column, evaluated));
  }

  @Override
  public void limitExceeded(String column, String limit, boolean refused) {
    BOUND.forEach(meters -> meters.limitExceeded(column, limit, refused));
  }

  @Override
  public void refused(String code) {
    BOUND.forEach(meters -> meters.refused(code));
  }

  @Override
  public void unwrapped(long nanoseconds) {
    BOUND.forEach(meters -> meters.unwrapped(nanoseconds, false));
  }

  @Override
  public void keyConfirmed(long nanoseconds) {
    BOUND.forEach(meters -> meters.unwrapped(nanoseconds, true));
  }

  @Override
  public void keyStoreFailed(long nanoseconds, boolean mayPass) {
    BOUND.forEach(meters -> meters.keyStoreFailed(nanoseconds, mayPass));
  }

  @Override
  public void keyForgotten() {
    BOUND.forEach(Meters::keyForgotten);
  }

  @Override
  public void evaluated(long fetched, long kept) {
    BOUND.forEach(meters -> meters.evaluated(fetched, kept));
  }
}
