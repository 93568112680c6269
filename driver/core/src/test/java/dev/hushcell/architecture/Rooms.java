package dev.hushcell.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which room may use which, below a root package. */
final class Rooms {
  private static final List<String> EVERY_ROOM =
      List.of(
          "admin",
          "explain",
          "keystore",
          "layers",
          "observe",
          "policy",
          "secret",
          "internal.audit",
          "internal.cell",
          "internal.config",
          "internal.dialect",
          "internal.discovery",
          "internal.dryrun",
          "internal.erasing",
          "internal.error",
          "internal.explain",
          "internal.fault",
          "internal.fips",
          "internal.jdbc",
          "internal.keyring",
          "internal.keystores",
          "internal.model",
          "internal.plan",
          "internal.rewriting",
          "internal.schema",
          "internal.sql",
          "internal.telemetry",
          "internal.value");

  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("policy", List.of()),
          Map.entry("secret", List.of()),
          Map.entry("observe", List.of()),
          Map.entry("layers", List.of()),
          Map.entry("keystore", List.of("secret")),
          Map.entry("admin", List.of("keystore", "policy")),
          Map.entry("explain", List.of("policy")),
          Map.entry("discovery", List.of("policy")),
          Map.entry("internal.discovery", List.of("policy", "discovery", "internal.value")),
          Map.entry("internal.telemetry", List.of("observe")),
          Map.entry(
              "internal.audit",
              List.of("internal.fault", "internal.fips", "internal.model", "policy", "admin")),
          Map.entry(
              "internal.erasing",
              List.of(
                  "internal.fault",
                  "internal.audit",
                  "internal.error",
                  "internal.keyring",
                  "internal.model",
                  "policy",
                  "admin")),
          Map.entry("internal.fault", List.of()),
          Map.entry("internal.fips", List.of("internal.fault")),
          Map.entry("internal.model", List.of("policy")),
          Map.entry("internal.error", List.of("internal.fault", "internal.model")),
          Map.entry(
              "internal.value",
              List.of("internal.fault", "internal.error", "internal.model", "policy")),
          Map.entry("internal.sql", List.of("internal.fault")),
          Map.entry(
              "internal.plan",
              List.of("internal.fault", "internal.sql", "internal.model", "policy")),
          Map.entry(
              "internal.schema",
              List.of(
                  "internal.fault", "internal.sql", "internal.plan", "internal.model", "policy")),
          Map.entry(
              "internal.config",
              List.of(
                  "internal.fault",
                  "internal.fips",
                  "internal.model",
                  "policy",
                  "keystore",
                  "secret")),
          Map.entry(
              "internal.explain",
              List.of(
                  "internal.fault",
                  "internal.sql",
                  "internal.plan",
                  "internal.model",
                  "policy",
                  "explain")),
          Map.entry(
              "internal.dryrun",
              List.of(
                  "internal.fault",
                  "internal.sql",
                  "internal.plan",
                  "internal.explain",
                  "internal.keyring",
                  "internal.model",
                  "policy",
                  "explain")),
          Map.entry(
              "internal.keystores",
              List.of("internal.fault", "internal.fips", "keystore", "secret")),
          Map.entry(
              "internal.keyring",
              List.of(
                  "internal.fault",
                  "internal.fips",
                  "internal.model",
                  "keystore",
                  "secret",
                  "observe",
                  "policy",
                  "admin")),
          Map.entry(
              "internal.cell",
              List.of(
                  "internal.fault",
                  "internal.fips",
                  "internal.keyring",
                  "internal.value",
                  "internal.model",
                  "policy",
                  "secret")),
          Map.entry(
              "internal.rewriting",
              List.of(
                  "internal.fault",
                  "internal.cell",
                  "internal.value",
                  "internal.keyring",
                  "internal.model",
                  "policy",
                  "admin")),
          Map.entry(
              "internal.dialect",
              List.of(
                  "internal.fault",
                  "internal.rewriting",
                  "internal.error",
                  "internal.value",
                  "internal.schema",
                  "internal.keyring",
                  "internal.plan",
                  "internal.sql",
                  "internal.model",
                  "layers",
                  "policy")),
          Map.entry(
              "internal.jdbc",
              List.of(
                  "internal.fault",
                  "internal.plan",
                  "internal.sql",
                  "internal.cell",
                  "internal.error",
                  "internal.value",
                  "internal.model",
                  "policy",
                  "observe")),
          Map.entry("internal.assembly", EVERY_ROOM));

  private static final String EVERYWHERE = "internal.fault";

  private final String root;

  Rooms(String root) {
    this.root = root;
  }

  /** Every class below the root is in a room, and uses only what its room may use. */
  ArchRule useOnlyWhatTheyMay() {
    return ArchRuleDefinition.classes()
        .that(areBelowRoot())
        .should(useOnlyRoomsTheyMay())
        .because("each room must be understandable with those that it may use");
  }

  /** Returns the rooms that each room may use, but for the one that all may use. */
  static Map<String, Set<String>> allowed() {
    Map<String, Set<String>> allowed = new TreeMap<>();
    MAY_USE.forEach((room, others) -> allowed.put(room, new TreeSet<>(others)));
    allowed.values().forEach(others -> others.remove(EVERYWHERE));
    return allowed;
  }

  /** Returns the rooms that each room uses, but for the one that all may use. */
  Map<String, Set<String>> used(JavaClasses classes) {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : classes) {
      room(type)
          .ifPresent(room -> used.computeIfAbsent(room, key -> new TreeSet<>()).addAll(of(type)));
    }
    used.forEach((room, others) -> others.removeAll(List.of(room, EVERYWHERE)));
    return used;
  }

  private Set<String> of(JavaClass user) {
    return user.getDirectDependenciesFromSelf().stream()
        .flatMap(use -> room(use.getTargetClass().getBaseComponentType()).stream())
        .collect(Collectors.toSet());
  }

  private DescribedPredicate<JavaClass> areBelowRoot() {
    return DescribedPredicate.describe(
        "are in a room", type -> type.getPackageName().startsWith(root + "."));
  }

  private ArchCondition<JavaClass> useOnlyRoomsTheyMay() {
    return new ArchCondition<>("use only the rooms they may use") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Optional<String> room = room(type);
        if (room.isEmpty()) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no room"));
          return;
        }
        for (Dependency use : type.getDirectDependenciesFromSelf()) {
          if (!isAllowed(room.get(), use.getTargetClass().getBaseComponentType())) {
            events.add(SimpleConditionEvent.violated(type, use.getDescription()));
          }
        }
      }
    };
  }

  private boolean isAllowed(String room, JavaClass used) {
    boolean isOurs =
        used.getPackageName().equals(root) || used.getPackageName().startsWith(root + ".");
    if (!isOurs) {
      return true;
    }
    return room(used)
        .map(other -> other.equals(room) || MAY_USE.getOrDefault(room, List.of()).contains(other))
        .orElse(false);
  }

  private Optional<String> room(JavaClass type) {
    String name = type.getPackageName();
    return MAY_USE.keySet().stream()
        .filter(room -> name.equals(root + "." + room) || name.startsWith(root + "." + room + "."))
        .findFirst();
  }
}
