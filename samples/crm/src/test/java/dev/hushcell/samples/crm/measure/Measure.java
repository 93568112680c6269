package dev.hushcell.samples.crm.measure;

import dev.hushcell.samples.crm.support.Database;
import dev.hushcell.samples.crm.support.RunningCrm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures pages of the application, with the prefix in front of the URL and without, in turns so
 * that whatever else the machine does meets both. A program and no test: what it prints stands in
 * the README of the sample. Arguments: how many contacts, by default 10,000; and {@code h2} or
 * {@code postgresql}.
 */
public final class Measure {
  private static final int FILE = 10_000;
  private static final int ROUNDS = 300;
  private static final int FEW_ROUNDS = 20;
  private static final int IMPORTS = 7;

  /** From so many contacts on, the application does not open all of their names. */
  private static final int MANY = 50_000;

  private static final String CONSONANTS = "bdfghklmnprstvwz";
  private static final String VOWELS = "aeiou";

  private final Visitor plain;
  private final Visitor ours;
  private final int files;

  private Measure(Visitor plain, Visitor ours, int files) {
    this.plain = plain;
    this.ours = ours;
    this.files = files;
  }

  /** Prints medians in milliseconds and their ratio. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty(RunningCrm.JAVA_OPTIONS, "-XX:+UseSerialGC -Xmx900m");
    int contacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : FILE;
    boolean postgres = arguments.length > 1 && arguments[1].equals("postgresql");
    Path directory = Files.createTempDirectory("measure");
    Database without = postgres ? Database.plainPostgres() : Database.plainH2();
    Database with = postgres ? Database.postgres() : Database.h2();
    Path home = directory.resolve("plain/home");
    Path ourHome = directory.resolve("ours/home");
    Database.Opened opened = without.opening().apply(home);
    Database.Opened ourOpened = with.opening().apply(ourHome);
    try (RunningCrm plain = without.start(home, opened);
        RunningCrm ours = with.start(ourHome, ourOpened)) {
      new Measure(new Visitor(plain.place()), new Visitor(ours.place()), contacts / FILE).run();
    } finally {
      opened.closing().close();
      ourOpened.closing().close();
    }
  }

  private void run() throws Exception {
    plain.signIn();
    ours.signIn();
    for (int i = 0; i < files; i++) {
      plain.timeImport(file(i));
      ours.timeImport(file(i));
    }
    boolean many = files * FILE > MANY;
    int rounds = many ? FEW_ROUNDS : ROUNDS;
    pages("list, page 1", rounds, "/contacts");
    pages("list, page 1,000 or the last", rounds, "/contacts?page=" + Math.min(1000, files * 200));
    pages("list by city, page 100", rounds, "/contacts?sort=city&page=100");
    if (!many) {
      pages("list by name, page 100", rounds, "/contacts?sort=nameKey&page=100");
    }
    inTurns("whole e-mail address", rounds, plain::timeAddress, ours::timeAddress);
    inTurns("whole last name", rounds, () -> named(plain, true), () -> named(ours, true));
    inTurns("name by a part", rounds, () -> named(plain, false), () -> named(ours, false));
    AtomicInteger round = new AtomicInteger(files);
    AtomicInteger ourRound = new AtomicInteger(files);
    inTurns(
        "import of 10,000",
        IMPORTS,
        () -> plain.timeImport(file(round.getAndIncrement())),
        () -> ours.timeImport(file(ourRound.getAndIncrement())));
  }

  private static long named(Visitor visitor, boolean whole) throws Exception {
    int person = visitor.next() * 7919 % FILE;
    String name = name(person).toUpperCase(Locale.ROOT);
    return whole ? visitor.timeLastName(name) : visitor.timeName(name.substring(0, 5));
  }

  private void pages(String what, int rounds, String page) throws Exception {
    inTurns(what, rounds, () -> plain.time(page), () -> ours.time(page));
  }

  /** People in no order, as in a file from elsewhere: an index is filled here and there. */
  private static String file(int round) {
    return IntStream.range(0, FILE)
        .mapToObj(i -> row(round, i * 7919 % FILE, i * 6841 % FILE, i * 5309 % FILE))
        .collect(Collectors.joining("\n", "first_name,last_name,email,phone,tax_id,city\n", "\n"));
  }

  private static String row(int round, int person, int phone, int taxId) {
    return "First,%6$s,person%1$d@round%2$d.example,+49%2$d%3$07d,TAX%2$d%4$d,City %5$d"
        .formatted(person, round, phone, taxId, person % 97, name(person));
  }

  /** Returns a last name of three syllables and a number: 80 beginnings of two, 1,280 of three. */
  private static String name(int person) {
    StringBuilder name = new StringBuilder();
    int rest = person;
    for (int i = 0; i < 3; i++) {
      name.append(CONSONANTS.charAt(rest % CONSONANTS.length()));
      rest /= CONSONANTS.length();
      name.append(VOWELS.charAt((person + i) % VOWELS.length()));
    }
    return name.append(person).toString();
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

  private static void print(String what, long plain, long ours) {
    System.out.printf(
        "%-28s plain %9.2f ms   hushcell %9.2f ms   %.2f%n",
        what, plain / 1e6, ours / 1e6, (double) ours / plain);
  }
}
