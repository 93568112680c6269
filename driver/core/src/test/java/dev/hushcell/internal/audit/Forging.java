package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditMark;
import dev.hushcell.internal.audit.ChainFile.LineHash;
import dev.hushcell.testing.TestModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What somebody without a key does to the lines of an audit. Immutable. */
record Forging(List<String> lines) {
  Forging {
    lines = List.copyOf(lines);
  }

  /** Says that a line is of another catalogue. */
  Forging relabelled(int index, UUID catalogue) {
    return with(
        index,
        lines
            .get(index)
            .replaceFirst("\"catalogue\":\"[^\"]+\"", "\"catalogue\":\"" + catalogue + "\""));
  }

  Forging with(int index, String line) {
    List<String> next = new ArrayList<>(lines);
    next.set(index, line);
    return new Forging(next);
  }

  /** Makes each line follow the one before it: that needs no key. */
  Forging chained() {
    LineHash hash = new LineHash(TestModule.shared());
    List<String> next = new ArrayList<>();
    AuditMark before = AuditMark.START;
    for (String line : lines) {
      String placed =
          line.replaceFirst("\"n\":[0-9]+", "\"n\":" + (before.number() + 1))
              .replaceFirst("\"before\":\"[^\"]+\"", "\"before\":\"" + before.hash() + "\"");
      next.add(placed);
      before = hash.mark(before.number() + 1, placed.getBytes(StandardCharsets.UTF_8));
    }
    return new Forging(next);
  }

  /** Writes lines as a version wrote them that knew no starts and no format. */
  static List<String> older(TestKeys keys, List<String> lines) {
    List<String> older = new ArrayList<>();
    LineHash hash = new LineHash(TestModule.shared());
    AuditMark before = AuditMark.START;
    for (String line : lines) {
      String tagged =
          new Forging(List.of(line.replaceFirst("\"format\":2,", ""))) // placed below
              .lines
              .get(0)
              .replaceFirst("\"n\":[0-9]+", "\"n\":" + (before.number() + 1))
              .replaceFirst("\"before\":\"[^\"]+\"", "\"before\":\"" + before.hash() + "\"")
              .replaceFirst(",\"mac\":.*", "");
      String whole = tagged + ",\"mac\":\"" + keys.tag(tagged) + "\"}";
      older.add(whole);
      before = hash.mark(before.number() + 1, whole.getBytes(StandardCharsets.UTF_8));
    }
    return older;
  }
}
