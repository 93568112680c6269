package dev.hushcell.samples.crm.measure;

import dev.hushcell.samples.crm.support.RunningCrm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures pages of the application with 10,000 contacts, with the prefix in front of the URL and
 * without, in turns so that whatever else the machine does meets both. A program and no test: what
 * it prints stands in the README of the sample.
 */
public final class Measure {
  private static final int CONTACTS = 10_000;
  private static final int WARM_UP = 300;
  private static final int ROUNDS = 400;

  private Measure() {}

  /** Prints medians in milliseconds and their ratio. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty(RunningCrm.JAVA_OPTIONS, "-XX:+UseSerialGC -Xmx600m");
    Path directory = Files.createTempDirectory("measure");
    Path plainHome = directory.resolve("plain");
    List<String> plainUrl =
        List.of(
            "--spring.datasource.url=jdbc:h2:file:" + plainHome.resolve("crm"),
            "--spring.datasource.driver-class-name=org.h2.Driver");
    try (RunningCrm plain = RunningCrm.startWithout("hibernate-0.1.0", plainHome, plainUrl);
        RunningCrm ours = RunningCrm.start(directory.resolve("ours"), List.of())) {
      compare(new Visitor(plain.place()), new Visitor(ours.place()));
    }
  }

  private static void compare(Visitor plain, Visitor ours) throws Exception {
    plain.signIn();
    ours.signIn();
    // The first import warms both up; the addresses of the second are new.
    for (int round = 0; round < 2; round++) {
      String file = file(round);
      print("import of 10,000, round " + round, plain.timeImport(file), ours.timeImport(file));
    }
    inTurns("list, page 1", () -> plain.time("/contacts"), () -> ours.time("/contacts"));
    inTurns(
        "list by city, page 100",
        () -> plain.time("/contacts?sort=city&page=100"),
        () -> ours.time("/contacts?sort=city&page=100"));
    inTurns(
        "part of a name",
        () -> plain.time("/contacts?q=person+77"),
        () -> ours.time("/contacts?q=person+77"));
    inTurns("equality search", plain::timeSearch, ours::timeSearch);
  }

  private static String file(int round) {
    return IntStream.range(0, CONTACTS)
        .mapToObj(
            i ->
                "First,Person %1$d,person%1$d@round%2$d.example,+49%2$d%1$07d,TAX%2$d%1$d,City %3$d"
                    .formatted(i, round, i % 97))
        .collect(Collectors.joining("\n", "first_name,last_name,email,phone,tax_id,city\n", "\n"));
  }

  private static void inTurns(String what, Callable<Long> plain, Callable<Long> ours)
      throws Exception {
    List<Long> ofPlain = new ArrayList<>();
    List<Long> ofOurs = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      long first = plain.call();
      long second = ours.call();
      if (i >= WARM_UP) {
        ofPlain.add(first);
        ofOurs.add(second);
      }
    }
    print(what, median(ofPlain), median(ofOurs));
  }

  private static long median(List<Long> all) {
    Collections.sort(all);
    return all.get(all.size() / 2);
  }

  private static void print(String what, long plain, long ours) throws IOException {
    System.out.printf(
        "%-28s plain %9.2f ms   hushcell %9.2f ms   %.2f%n",
        what, plain / 1e6, ours / 1e6, (double) ours / plain);
  }
}
