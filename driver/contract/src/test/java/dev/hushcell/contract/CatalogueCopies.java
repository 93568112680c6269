package dev.hushcell.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Copies of the tables of a catalogue, as whoever writes to the database could keep them. */
final class CatalogueCopies {
  private static final List<String> TABLES =
      List.of("hushcell_key", "hushcell_column", "hushcell_event", "hushcell_manifest");
  private static final String MANIFEST = "hushcell_manifest";

  private final Scene scene;

  /** The tags of each table, by its copy. */
  private final Map<String, List<String>> tags = new HashMap<>();

  private int count;

  CatalogueCopies(Scene scene) {
    this.scene = scene;
  }

  /** Keeps the catalogue as it is now. */
  void keep() throws SQLException {
    try (Connection plain = scene.plain()) {
      for (String table : TABLES) {
        scene.run(plain, "create table " + name(count) + table + " as select * from " + table);
        tags.put(
            name(count) + table, Found.rows(plain, "select mac from " + table + " order by mac"));
      }
    }
    count++;
  }

  private static String name(int copy) {
    return "s" + copy + "_";
  }

  /**
   * Chooses what to put back: a whole copy, or each table from another one; never just the last.
   */
  Map<String, String> chosen(Random random) {
    Map<String, String> chosen = new TreeMap<>();
    String whole = name(random.nextInt(count - 1));
    boolean mixed = random.nextInt(3) == 0;
    for (String table : TABLES) {
      String copy = random.nextInt(8) == 0 ? "" : name(random.nextInt(count)); // or no rows
      chosen.put(table, mixed ? copy : whole);
    }
    return chosen;
  }

  /** Chooses copies under the manifest that is there, where nobody looks who asks for it only. */
  Map<String, String> chosenUnderTheManifest(Random random) {
    Map<String, String> chosen = chosen(random);
    chosen.put(MANIFEST, name(count - 1));
    return chosen;
  }

  /** Tells whether tables make a catalogue as it was at one moment. */
  boolean wereOne(Map<String, String> chosen) {
    String copy = chosen.get(MANIFEST);
    return TABLES.stream()
        .allMatch(
            table ->
                tags.getOrDefault(copy + table, List.of())
                    .equals(tags.getOrDefault(chosen.get(table) + table, List.of())));
  }

  /** Tells whether tables make the catalogue as it was kept last. */
  boolean isLast(Map<String, String> chosen) {
    Map<String, String> last = new TreeMap<>(chosen);
    last.replaceAll((table, copy) -> name(count - 1));
    return TABLES.stream()
        .allMatch(
            table ->
                tags.getOrDefault(last.get(table) + table, List.of())
                    .equals(tags.getOrDefault(chosen.get(table) + table, List.of())));
  }

  /** Puts back the copy that was kept last. */
  void heal() throws SQLException {
    Map<String, String> last = new TreeMap<>();
    TABLES.forEach(table -> last.put(table, name(count - 1)));
    putBack(last);
  }

  /** Puts copies back, in one transaction, so that no process sees half of it. */
  void putBack(Map<String, String> chosen) throws SQLException {
    try (Connection plain = scene.plain()) {
      plain.setAutoCommit(false);
      for (Map.Entry<String, String> each : chosen.entrySet()) {
        scene.run(plain, "delete from " + each.getKey());
        if (!each.getValue().isEmpty()) {
          String copy = each.getValue() + each.getKey();
          scene.run(plain, "insert into " + each.getKey() + " select * from " + copy);
        }
      }
      plain.commit();
    }
  }
}
