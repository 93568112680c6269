package dev.hushcell.samples.crm.forms;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/**
 * Finds that somebody else saved the same thing after a form was opened, and shows what they saved
 * beside each field that differs, so that nobody's work is lost unseen.
 */
public final class Merge {
  private Merge() {}

  /**
   * Refuses a form that began with an older version; sent once more it counts, as its sender has
   * seen what the other one saved.
   *
   * @param mine what was sent
   * @param stored what is stored now, as a form that is opened now would have it
   */
  public static void check(Versioned mine, Versioned stored, BindingResult errors, Model model) {
    if (mine.version() != stored.version()) {
      errors.reject(
          "changed",
          "Somebody else saved this while you were editing. What is stored now stands below each"
              + " field that differs. Take it or keep yours; then save again.");
      model.addAttribute("theirs", differences(mine, stored));
      model.addAttribute("version", stored.version());
    }
  }

  /** Says that what a form changes was deleted; sent once more, the form makes a new one. */
  public static void gone(BindingResult errors) {
    errors.reject(
        "gone",
        "Somebody deleted this while you were editing. What you typed still stands here: save it to"
            + " make a new one of it, or go back.");
  }

  /** Returns what is stored in the fields that differ; of a password that is nothing. */
  static Map<String, String> differences(Versioned mine, Versioned stored) {
    Map<String, String> found = new TreeMap<>();
    for (RecordComponent each : mine.getClass().getRecordComponents()) {
      String ours = text(each, mine);
      String theirs = text(each, stored);
      boolean readable = each.getType() != String.class || value(each, stored) != null;
      if (readable && !each.getName().equals("version") && !ours.equals(theirs)) {
        found.put(each.getName(), theirs);
      }
    }
    return found;
  }

  private static String text(RecordComponent component, Object form) {
    return Objects.toString(value(component, form), "");
  }

  private static @Nullable Object value(RecordComponent component, Object form) {
    try {
      return component.getAccessor().invoke(form);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
