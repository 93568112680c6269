package dev.hushcell.samples.crm.measure;

import dev.hushcell.samples.crm.support.RunningCrm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures pages of the application with 10,000 contacts, with the prefix in front of the URL and
 * without, in turns so that whatever else the machine does meets both. A program and no test: what
 * it prints stands in the README of the sample.
 */
public final class Measure {
  private static final int CONTACTS = 10_000;
  private static final int ROUNDS = 300;
  private static final int IMPORTS = 7;

  private Measure() {}

  /** Prints medians in milliseconds and their ratio. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty(RunningCrm.JAVA_OPTIONS, "-XX:+UseSerialGC -Xmx600m");
    Path directory = Files.createTempDirectory("measure");
    Path plainHome = directory.resolve("plain");
    List<String> plainUrl =
        List.of(
            "--spring.datasource.url=jdbc:h2:file:" + plainHome.resolve("crm"),
            "--spring.datasource.password=",
            "--spring.datasource.driver-class-name=org.h2.Driver");
    List<String> oursUrl =
        List.of(
            "--spring.datasource.url=jdbc:hushcell:h2:file:" + directory.resolve("ours/crm"),
            "--spring.datasource.password=");
    try (RunningCrm plain = RunningCrm.startWithout("hibernate-0.1.0", plainHome, plainUrl);
        RunningCrm ours = RunningCrm.start(directory.resolve("ours"), oursUrl)) {
      compare(new Visitor(plain.place()), new Visitor(ours.place()));
    }
  }

  private static void compare(Visitor plain, Visitor ours) throws Exception {
    plain.signIn();
    ours.signIn();
    plain.timeImport(file(0));
    ours.timeImport(file(0));
    inTurns("list, page 1", ROUNDS, () -> plain.time("/contacts"), () -> ours.time("/contacts"));
    inTurns(
        "list by city, page 100",
        ROUNDS,
        () -> plain.time("/contacts?sort=city&page=100"),
        () -> ours.time("/contacts?sort=city&page=100"));
    inTurns(
        "list by last name, page 100",
        ROUNDS,
        () -> plain.time("/contacts?sort=nameKey&page=100"),
        () -> ours.time("/contacts?sort=nameKey&page=100"));
    inTurns("equality search", ROUNDS, plain::timeSearch, ours::timeSearch);
    AtomicInteger plainRound = new AtomicInteger();
    AtomicInteger ourRound = new AtomicInteger();
    inTurns(
        "import of 10,000",
        IMPORTS,
        () -> plain.timeImport(file(plainRound.incrementAndGet())),
        () -> ours.timeImport(file(ourRound.incrementAndGet())));
  }

  /** People in no order, as in a file from elsewhere: an index is filled here and there. */
  private static String file(int round) {
    return IntStream.range(0, CONTACTS)
        .mapToObj(i -> row(round, i * 7919 % CONTACTS, i * 6841 % CONTACTS, i * 5309 % CONTACTS))
        .collect(Collectors.joining("\n", "first_name,last_name,email,phone,tax_id,city\n", "\n"));
  }

  private static String row(int round, int person, int phone, int taxId) {
    return "First,Person %1$d,person%1$d@round%2$d.example,+49%2$d%3$07d,TAX%2$d%4$d,City %5$d"
        .formatted(person, round, phone, taxId, person % 97);
  }

  private static void inTurns(String what, int rounds, Callable<Long> plain, Callable<Long> ours)
      throws Exception {
    List<Long> ofPlain = new ArrayList<>();
    List<Long> ofOurs = new ArrayList<>();
    for (int i = 0; i < rounds * 2; i++) {
      long first = plain.call();
      long second = ours.call();
      if (i >= rounds) { // the first half warms up
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
