package dev.hushcell.contract.values;

import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names of setters and getters, and of classes with target types, written in few words. */
final class Bindings {
  /** Stands for no target type, or no variant. */
  private static final String ALONE = "";

  /** Of the 32 target types. */
  private static final int MANY = 24;

  private static final int MOST_OTHERS = 5;

  private static final Set<String> TARGETS =
      Arrays.stream(JDBCType.values()).map(Enum::name).collect(Collectors.toSet());

  private static final Map<String, Set<String>> FAMILIES = new LinkedHashMap<>();

  static {
    FAMILIES.put("numbers", words("TINYINT SMALLINT INTEGER BIGINT DECIMAL NUMERIC REAL FLOAT"));
    FAMILIES.get("numbers").add("DOUBLE");
    FAMILIES.put("fractions", words("DOUBLE FLOAT REAL"));
    FAMILIES.put("texts", words("VARCHAR CHAR LONGVARCHAR NVARCHAR NCHAR LONGNVARCHAR"));
    FAMILIES.put("texts but N", words("VARCHAR CHAR LONGVARCHAR"));
    FAMILIES.put("bytes", words("BINARY VARBINARY LONGVARBINARY"));
    FAMILIES.put("times", words("DATE TIME TIMESTAMP"));
  }

  private final Set<String> classes = new TreeSet<>();

  /** Knows all names that there are. */
  Bindings(Set<String> all) {
    for (String each : all) {
      String name = each.split(" ", 2)[0];
      if (!name.matches("[gs]et[A-Z].*")) {
        classes.add(name);
      }
    }
  }

  private static Set<String> words(String all) {
    return new TreeSet<>(List.of(all.split(" ", 0)));
  }

  /** Writes what differs in the same ways once. */
  String grouped(Set<String> names) {
    Map<String, Set<String>> ways = new TreeMap<>();
    for (String each : names) {
      int blank = each.indexOf(' ');
      ways.computeIfAbsent(blank < 0 ? each : each.substring(0, blank), name -> new TreeSet<>())
          .add(blank < 0 ? ALONE : each.substring(blank + 1));
    }
    Map<String, List<String>> namesByWays = new LinkedHashMap<>();
    ways.forEach(
        (name, each) ->
            namesByWays.computeIfAbsent(written(name, each), way -> new ArrayList<>()).add(name));
    return namesByWays.entrySet().stream()
        .map(each -> named(each.getValue()) + each.getKey())
        .collect(Collectors.joining("; "));
  }

  private String named(List<String> names) {
    Set<String> others = new TreeSet<>(classes);
    names.forEach(others::remove);
    boolean most = classes.containsAll(names) && others.size() <= MOST_OTHERS;
    if (!most || names.size() < MOST_OTHERS) {
      return quoted(names);
    }
    return "every class" + (others.isEmpty() ? "" : " but " + quoted(others));
  }

  private static String quoted(Collection<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }

  private static String written(String name, Set<String> ways) {
    Set<String> left = new TreeSet<>(ways);
    boolean alone = left.remove(ALONE);
    if (left.isEmpty()) {
      return "";
    }
    boolean targets = !name.startsWith("get") && left.stream().allMatch(TARGETS::contains);
    String names =
        targets && left.size() >= MANY ? "nearly any type" : String.join(", ", inFamilies(left));
    return (alone ? " alone and" : "") + (targets ? " as " : " with ") + names;
  }

  private static List<String> inFamilies(Set<String> targets) {
    Set<String> left = new TreeSet<>(targets);
    List<String> names = new ArrayList<>();
    FAMILIES.forEach(
        (name, members) -> {
          if (left.containsAll(members)) {
            left.removeAll(members);
            names.add(name);
          }
        });
    names.addAll(left);
    return names;
  }
}
