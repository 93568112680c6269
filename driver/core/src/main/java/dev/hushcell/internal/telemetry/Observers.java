package dev.hushcell.internal.telemetry;

import dev.hushcell.observe.Observer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;

/** Tells several observers; what one throws reaches neither the others nor the statement. */
public final class Observers implements Observer {
  private final Observer[] all;

  Observers(List<Observer> all) {
    this.all = all.toArray(new Observer[0]);
  }

  /**
   * Returns the observers that the class path announces, and Java Flight Recorder where this
   * runtime has it.
   *
   * @param warnings takes what is doubtful but harmless
   */
  public static Observer found(Consumer<String> warnings) {
    List<Observer> all = new ArrayList<>();
    if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
      addFlightRecording(all);
    }
    Set<Class<?>> known = new HashSet<>();
    try {
      for (Observer each : ServiceLoader.load(Observer.class)) {
        add(each, known, all);
      }
      for (Observer each : ServiceLoader.load(Observer.class, Observers.class.getClassLoader())) {
        add(each, known, all);
      }
    } catch (ServiceConfigurationError e) {
      warnings.accept(
          "an observer that a jar announces cannot be loaded, so it is told nothing: "
              + e.getMessage());
    }
    return new Observers(all);
  }

  private static void addFlightRecording(List<Observer> all) {
    try {
      all.add(new FlightRecording());
    } catch (NoClassDefFoundError e) {
      // an application server shows its modules only what their descriptors name
    }
  }

  private static void add(Observer observer, Set<Class<?>> known, List<Observer> all) {
    if (known.add(observer.getClass())) {
      all.add(observer);
    }
  }

  @Override
  public boolean listens() {
    for (Observer each : all) {
      if (isListening(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isListening(Observer observer) {
    try {
      return observer.listens();
    } catch (RuntimeException | LinkageError dropped) {
      return false; // as in tell
    }
  }

  @Override
  public void planned(long nanoseconds, boolean known) {
    tell(observer -> observer.planned(nanoseconds, known));
  }

  @Override
  public void cells(String column, long opened, long sealed) {
    tell(observer -> observer.cells(column, opened, sealed));
  }

  @Override
  public void cellsEvaluated(String column, long evaluated) {
    tell(observer -> observer.cellsEvaluated(column, evaluated));
  }

  @Override
  public void cellsOfTenant(
      String column, String tenant, long opened, long evaluated, long sealed) {
    tell(observer -> observer.cellsOfTenant(column, tenant, opened, evaluated, sealed));
  }

  @Override
  public void limitExceeded(String column, String limit, boolean refused) {
    tell(observer -> observer.limitExceeded(column, limit, refused));
  }

  @Override
  public void cellOfOtherRow(String column) {
    tell(observer -> observer.cellOfOtherRow(column));
  }

  @Override
  public void refused(String code) {
    tell(observer -> observer.refused(code));
  }

  @Override
  public void unwrapped(long nanoseconds) {
    tell(observer -> observer.unwrapped(nanoseconds));
  }

  @Override
  public void keyConfirmed(long nanoseconds) {
    tell(observer -> observer.keyConfirmed(nanoseconds));
  }

  @Override
  public void keyStoreFailed(long nanoseconds, boolean mayPass) {
    tell(observer -> observer.keyStoreFailed(nanoseconds, mayPass));
  }

  @Override
  public void keyForgotten() {
    tell(Observer::keyForgotten);
  }

  @Override
  public void evaluated(long fetched, long kept) {
    tell(observer -> observer.evaluated(fetched, kept));
  }

  @Override
  public void columnsInClear(int columns, Instant until) {
    tell(observer -> observer.columnsInClear(columns, until));
  }

  private void tell(Consumer<Observer> what) {
    for (Observer each : all) {
      try {
        what.accept(each);
      } catch (RuntimeException | LinkageError dropped) {
        // an observer must not disturb what it observes
      }
    }
  }
}
