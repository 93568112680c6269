package dev.hushcell.internal.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which persons can be forgotten, and where it is kept that they were.
 *
 * @param rules what happens to their rows
 * @param list the file outside the database; there where there are rules
 */
public record Subjects(List<SubjectRule> rules, Optional<Path> list) {
  public static final Subjects NONE = new Subjects(List.of(), Optional.empty());

  public Subjects {
    rules = List.copyOf(rules);
  }

  public Optional<SubjectRule> rule(String name) {
    return rules.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  public List<String> names() {
    return rules.stream().map(SubjectRule::name).toList();
  }
}
