package dev.hushcell.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.observe.Observer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserversTests {
  @TempDir Path directory;

  /** An observer that a jar brings. */
  public static final class Counting implements Observer {
    static final AtomicInteger UNWRAPS = new AtomicInteger();

    @Override
    public void unwrapped(long nanoseconds) {
      UNWRAPS.incrementAndGet();
    }
  }

  @Test
  void whatOneThrowsReachesNeitherTheOthersNorTheStatement() {
    List<String> told = new ArrayList<>();
    Observer broken =
        new Observer() {
          @Override
          public void keyForgotten() {
            throw new IllegalStateException("broken");
          }
        };
    Observer listening =
        new Observer() {
          @Override
          public void keyForgotten() {
            told.add("forgotten");
          }
        };
    new Observers(List.of(broken, listening)).keyForgotten();
    assertThat(told).containsExactly("forgotten");
  }

  @Test
  void observersOfTheApplicationAreFoundOnce() throws Exception {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(services.resolve(Observer.class.getName()), Counting.class.getName());
    List<String> warnings = new ArrayList<>();
    withLoader(() -> Observers.found(warnings::add).unwrapped(1));
    assertThat(Counting.UNWRAPS).hasValue(1);
    assertThat(warnings).isEmpty();
    Files.writeString(services.resolve(Observer.class.getName()), "no.such.Observer");
    withLoader(() -> Observers.found(warnings::add).unwrapped(1));
    assertThat(warnings).singleElement().asString().contains("no.such.Observer");
  }

  @Test
  void listensWhileOneDoes() {
    boolean[] wants = new boolean[2];
    List<Observer> all = new ArrayList<>();
    for (int i = 0; i < wants.length; i++) {
      int number = i;
      all.add(
          new Observer() {
            @Override
            public boolean listens() {
              return wants[number];
            }
          });
    }
    Observers observers = new Observers(all);
    assertThat(observers.listens()).isFalse();
    wants[1] = true;
    assertThat(observers.listens()).isTrue();
    assertThat(new Observers(List.of()).listens()).isFalse();
  }

  @Test
  void flightRecorderIsToldOfPlansAndCells() throws Exception {
    Path file = directory.resolve("counted.jfr");
    try (Recording recording = new Recording()) {
      for (String name :
          List.of(
              "StatementPlanned", "PlanReused", "CellsUsed", "CellsEvaluated", "LimitExceeded")) {
        recording.enable("dev.hushcell." + name);
      }
      recording.start();
      Observer observer = Observers.found(warning -> {});
      assertThat(observer.listens()).isTrue();
      observer.planned(1_000, false);
      observer.planned(10, true);
      observer.cells("PUBLIC.CONTACT.EMAIL", 7, 1);
      observer.cellsEvaluated("PUBLIC.CONTACT.EMAIL", 3);
      observer.limitExceeded("PUBLIC.CONTACT.EMAIL", "statement", true);
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(each -> each.getEventType().getName().startsWith("dev.hushcell."))
            .toList();
    assertThat(events)
        .extracting(each -> each.getEventType().getName())
        .containsExactlyInAnyOrder(
            "dev.hushcell.StatementPlanned",
            "dev.hushcell.PlanReused",
            "dev.hushcell.CellsUsed",
            "dev.hushcell.CellsEvaluated",
            "dev.hushcell.LimitExceeded");
    assertThat(events)
        .filteredOn(each -> each.getEventType().getName().endsWith("CellsUsed"))
        .singleElement()
        .returns(7L, each -> each.getLong("opened"))
        .returns("PUBLIC.CONTACT.EMAIL", each -> each.getString("column"));
  }

  @Test
  void flightRecorderIsToldTheSame() throws Exception {
    Path file = directory.resolve("recorded.jfr");
    try (Recording recording = new Recording()) {
      for (String name : List.of("KeyUnwrapped", "KeyStoreFailed", "KeyForgotten")) {
        recording.enable("dev.hushcell." + name);
      }
      recording.enable("dev.hushcell.StatementRefused");
      recording.start();
      Observer observer = Observers.found(warning -> {});
      observer.unwrapped(1_000_000);
      observer.keyConfirmed(2_000_000);
      observer.keyStoreFailed(3_000_000, true);
      observer.keyForgotten();
      observer.refused("HC-2101");
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    assertThat(events.stream().map(event -> event.getEventType().getName()))
        .containsExactlyInAnyOrder(
            "dev.hushcell.KeyUnwrapped",
            "dev.hushcell.KeyUnwrapped",
            "dev.hushcell.KeyStoreFailed",
            "dev.hushcell.KeyForgotten",
            "dev.hushcell.StatementRefused");
    RecordedEvent failed = named(events, "dev.hushcell.KeyStoreFailed");
    assertThat(failed.getDuration("time").toMillis()).isEqualTo(3);
    assertThat(failed.getBoolean("mayPass")).isTrue();
    assertThat(named(events, "dev.hushcell.StatementRefused").getString("code"))
        .isEqualTo("HC-2101");
  }

  private static RecordedEvent named(List<RecordedEvent> events, String name) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void doWithoutFlightRecorderWhereAServerHidesItsClasses() throws Exception {
    ClassLoader hiding =
        new ClassLoader(ObserversTests.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jdk.jfr.")
                || name.startsWith("dev.hushcell.internal.telemetry.")) {
              throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
          }
        };
    URL[] classes = {Observers.class.getProtectionDomain().getCodeSource().getLocation()};
    try (URLClassLoader server = new URLClassLoader(classes, hiding)) {
      Object found =
          server
              .loadClass(Observers.class.getName())
              .getMethod("found", Consumer.class)
              .invoke(null, (Consumer<String>) warning -> {});
      assertThat(((Observer) found).listens()).isFalse();
    }
  }

  private void withLoader(Runnable test) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ObserversTests.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      test.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
