package dev.hushcell.contract.statements;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was sent, by the step of the application that sent it; each text once. */
final class Recorder {
  private final Map<String, String> stepOfText = new LinkedHashMap<>();
  private String step = "";

  /** Begins a step of the application. */
  void step(String name) {
    step = name;
  }

  /** Notes a text. */
  void sent(String sql) {
    stepOfText.putIfAbsent(sql.strip().replaceAll("\\s*\\n\\s*", " "), step);
  }

  /** Returns the texts in the order in which they were first sent. */
  List<Sent> all() {
    List<Sent> all = new ArrayList<>();
    stepOfText.forEach((sql, during) -> all.add(new Sent(during, sql)));
    return all;
  }

  /** A text, and the step that sent it first. */
  record Sent(String step, String sql) {}
}
