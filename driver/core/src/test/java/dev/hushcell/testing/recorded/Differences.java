package dev.hushcell.testing.recorded;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What becomes of texts otherwise than was recorded, by what it means. */
public final class Differences {
  /** Stands for what becomes of a text that is not there. */
  static final String NONE = "";

  /** So many of each sort are printed. */
  private static final int PRINTED = 40;

  private final Map<Sort, List<String>> found = new EnumMap<>(Sort.class);

  /** What a difference means. */
  private enum Sort {
    REFUSED_TO_PLANNED("refused -> planned"),
    PLANNED_TO_REFUSED("planned -> refused"),
    OTHER_PLAN("other plan"),
    OTHER_REFUSAL("other refusal"),
    NEW("new text: record again"),
    GONE("text is gone: record again");

    private final String title;

    Sort(String title) {
      this.title = title;
    }

    static Sort of(String before, String now) {
      if (before.equals(NONE)) {
        return NEW;
      }
      if (now.equals(NONE)) {
        return GONE;
      }
      if (isRefused(before)) {
        return isRefused(now) ? OTHER_REFUSAL : REFUSED_TO_PLANNED;
      }
      return isRefused(now) ? PLANNED_TO_REFUSED : OTHER_PLAN;
    }

    private static boolean isRefused(String outcome) {
      return outcome.startsWith("!");
    }
  }

  /** Compares what becomes of a text. */
  public void compare(String text, String before, String now) {
    if (!before.equals(now)) {
      found
          .computeIfAbsent(Sort.of(before, now), sort -> new ArrayList<>())
          .add(text + "\n    before: " + before + "\n    now:    " + now);
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    found.forEach(
        (sort, all) -> {
          out.append("\n").append(sort.title).append(": ").append(all.size()).append('\n');
          all.stream().limit(PRINTED).forEach(each -> out.append("  ").append(each).append('\n'));
        });
    return out.toString();
  }
}
