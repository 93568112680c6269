package dev.hushcell.contract;

import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files in which a server keeps the rows of a scene; logs and what else a scrub names are
 * others.
 */
record TableFiles(Server server, Scene scene) {
  /** Returns which of the texts they have, where and in which form. */
  List<String> having(List<String> texts) {
    Needles needles = new Needles(texts);
    List<String> found = new ArrayList<>();
    scene
        .traces()
        .look(
            this::isOfTable,
            (file, content) ->
                needles.in(content).stream()
                    .map(each -> file + " has " + each.text() + " " + each.form())
                    .forEach(found::add));
    return found;
  }

  private boolean isOfTable(Path path) {
    String file = path.toString();
    String base = scene.base().name();
    return switch (server.name()) {
      case "postgresql" -> file.contains("base/");
      case "sqlite" -> file.equals(base) || file.startsWith(base + "-"); // its journal
      default -> file.startsWith(base) || file.contains("column_stats");
    };
  }
}
