package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDriver;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.Progress;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;

/**
 * A catalogue through a generated life, copies of which are put back at every later moment: one
 * copy as a whole, or tables of several. What a process answers and writes then is compared with
 * what the table holds; afterwards the right catalogue is put back, and every value must be there.
 */
final class CatalogueReplay {
  private static final int ROWS = 5;
  private static final int OFFERS = 20;
  private static final int FIRST_NEW = 900;
  private static final long COMPARED_AGAIN = 1_100;

  /** What happens to the catalogue between two copies. */
  enum Step {
    ENCRYPT,
    ROTATE,
    DECRYPT,
    CHANGE_KEK,
    CREATE
  }

  /** Who meets what was put back. */
  enum Client {
    /** A process that starts, with the pins of those before it. */
    WITH_PINS,
    /** A process that runs, with pins. */
    RUNNING,
    /** A process that starts on a host without pins, with an anchor. */
    WITH_ANCHOR,
    /** A process that starts on a host that has neither. */
    WITH_NEITHER
  }

  private final Scene scene;
  private final Path directory;
  private final Random random;
  private final CatalogueCopies copies;
  private final List<Step> history = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<Integer, String> written = new TreeMap<>();
  private boolean encrypted;
  private int made;
  private int attacks;
  private int answered;

  CatalogueReplay(Server server, Path directory, long seed) throws IOException, SQLException {
    this.scene = RewritingScene.of(server, directory, ROWS, offers());
    this.directory = directory;
    this.random = new Random(seed);
    this.copies = new CatalogueCopies(scene);
  }

  private static String offers() {
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < OFFERS; i++) {
      more.append("  offer").append(i).append(".name: {}\n");
    }
    return more.toString();
  }

  /** Goes on by so many steps, and puts copies back so many times after each. */
  void run(int steps, int attacksEach) throws Exception {
    for (int i = 0; i < steps; i++) {
      Step step = next();
      try (Connection ours = anew(configuration(Client.WITH_PINS, true))) {
        take(step, ours);
      }
      history.add(step);
      copies.keep();
      for (int each = 0; each < attacksEach && i > 0; each++) {
        attack(Client.values()[attacks % Client.values().length]);
      }
    }
  }

  /** Returns what was answered or written wrongly, but for what is admitted. */
  List<String> wrong() {
    return wrong;
  }

  private Step next() {
    if (history.isEmpty()) {
      return Step.ENCRYPT;
    }
    List<Step> possible =
        encrypted
            ? List.of(Step.ROTATE, Step.ROTATE, Step.DECRYPT, Step.CHANGE_KEK, Step.CREATE)
            : List.of(Step.ENCRYPT, Step.ENCRYPT, Step.CHANGE_KEK, Step.CREATE);
    return possible.get(random.nextInt(possible.size()));
  }

  private void take(Step step, Connection ours) throws SQLException {
    switch (step) {
      case ENCRYPT -> encrypted = Job.ENCRYPT.run(ours, ALONE, ColumnProgress.none()) != null;
      case ROTATE -> encrypted = Job.ROTATE.run(ours, ALONE, ColumnProgress.none()) != null;
      case DECRYPT -> encrypted = Job.DECRYPT.run(ours, ALONE, ColumnProgress.none()) == null;
      case CHANGE_KEK -> {
        ChangeOptions now = ChangeOptions.usual().regardlessOfInterval();
        Object unused = Hushcell.keys(ours).changeKey(now, Progress.none());
      }
      case CREATE -> {
        scene.run(ours, "create table offer" + made + " (id int primary key, name varchar(20))");
        made++;
      }
    }
  }

  private void attack(Client client) throws Exception {
    attacks++;
    written.clear();
    boolean underTheManifest = client == Client.RUNNING && history.size() % 2 == 0;
    Map<String, String> chosen =
        underTheManifest ? copies.chosenUnderTheManifest(random) : copies.chosen(random);
    boolean admitted = client == Client.WITH_NEITHER && copies.wereOne(chosen);
    boolean mustRefuse =
        !copies.wereOne(chosen) || (client == Client.RUNNING && !copies.isLast(chosen));
    String title = history + " " + chosen + " " + client;
    int before = wrong.size();
    if (client == Client.RUNNING) {
      try (Connection running = anew(configuration(client, false))) {
        statements(running, false, title + " before");
        copies.putBack(chosen);
        lookAgain(running);
        statements(running, mustRefuse, title);
      }
    } else {
      copies.putBack(chosen);
      try (Connection fresh = anew(configuration(client, client == Client.WITH_ANCHOR))) {
        statements(fresh, mustRefuse, title);
      } catch (SQLException refused) {
        requireCoded(refused, title);
      }
    }
    copies.heal();
    requireAll(title);
    if (admitted) {
      wrong.subList(before, wrong.size()).clear();
    }
  }

  /** A name that nobody asked for has the catalogue read, a while after it was compared. */
  private void lookAgain(Connection running) throws InterruptedException {
    Thread.sleep(COMPARED_AGAIN);
    try {
      scene.run(running, "create table probe" + attacks + " (id int primary key)");
    } catch (SQLException refused) {
      requireCoded(refused, "probe");
    }
  }

  private void statements(Connection ours, boolean mustRefuse, String title) {
    answered = 0;
    String first = "user1@example.com|secret 1";
    query(ours, "select email, password from contact where id = 1", first, title);
    query(ours, "select id from contact where email = 'user1@example.com'", "1", title);
    int id = FIRST_NEW + written.size();
    String email = "new" + id + "@m4rked";
    String insert =
        "insert into contact values (%d, '%s', 'n', 'first m4rked')".formatted(id, email);
    if (isRun(ours, insert, title)) {
      String password = "first m4rked";
      String update = "update contact set password = 'm4rked' where email = '" + email + "'";
      if (isRun(ours, update, title)) {
        password = "m4rked";
      }
      written.put(id, email + "|" + password);
    }
    if (mustRefuse && answered > 0) {
      wrong.add(title + ": " + answered + " statements were not refused");
    }
  }

  private void query(Connection ours, String sql, String expected, String title) {
    try {
      List<String> found = Found.rows(ours, sql);
      answered++;
      if (!found.equals(List.of(expected))) {
        wrong.add(title + ": " + sql + " found " + found);
      }
    } catch (SQLException refused) {
      requireCoded(refused, title + ": " + sql);
    }
  }

  private boolean isRun(Connection ours, String sql, String title) {
    try {
      scene.run(ours, sql);
      answered++;
      return true;
    } catch (SQLException refused) {
      requireCoded(refused, title + ": " + sql);
      return false;
    }
  }

  /** A message of the database tells that something was sent to it; one of a cell, too late. */
  private void requireCoded(SQLException refused, String title) {
    String message = String.valueOf(refused.getMessage());
    if (!message.contains("[HC-") || message.contains("[HC-300") || message.contains("m4rked")) {
      wrong.add(title + ": " + message.lines().findFirst().orElse(""));
    }
  }

  /** The right catalogue is there again: all that was written must be, too. */
  private void requireAll(String title) throws Exception {
    Map<Integer, String> expected = new TreeMap<>(written);
    for (int id = 1; id <= ROWS; id++) {
      expected.put(id, "user" + id + "@example.com|secret " + id);
    }
    try (Connection later = anew(configuration(Client.WITH_PINS, false))) {
      for (Map.Entry<Integer, String> row : expected.entrySet()) {
        String sql = "select email, password from contact where id = " + row.getKey();
        query(later, sql, row.getValue(), title + " afterwards");
      }
    } catch (SQLException refused) {
      wrong.add(title + " afterwards: " + refused.getMessage());
    }
    try (Connection plain = scene.plain()) {
      List<String> stored =
          Found.bytes(plain, "select password from contact where id >= " + FIRST_NEW);
      if (encrypted && stored.toString().contains("m4rked")) {
        wrong.add(title + ": plaintext was stored");
      }
      scene.run(plain, "delete from contact where id >= " + FIRST_NEW);
    }
  }

  /** Writes the configuration of a host; one without pins saw nothing of the catalogue yet. */
  private Path configuration(Client client, boolean anchored) throws IOException {
    String usual = Files.readString(scene.configuration());
    Path keys = directory.resolve("keys");
    if (client == Client.WITH_ANCHOR || client == Client.WITH_NEITHER) {
      Path own = directory.resolve("keys" + attacks);
      Files.write(
          own, Files.readAllLines(keys).stream().filter(line -> !line.startsWith("pin")).toList());
      usual = usual.replace("path: " + keys + "\n", "path: " + own + "\n");
    }
    String anchor = anchored ? "anchor: " + directory.resolve("anchor") + "\n" : "";
    String file = client.name().toLowerCase(Locale.ROOT) + attacks + ".yaml";
    return Files.writeString(directory.resolve(file), anchor + usual);
  }

  /** Connects as a process that starts would. */
  private Connection anew(Path configuration) throws SQLException {
    Properties user = new Properties();
    user.setProperty("user", scene.base().user());
    user.setProperty("password", scene.base().password());
    return new HushcellDriver().connect(scene.base().oursUrl(configuration), user);
  }
}
