package dev.hushcell.samples.crm.forms;

import java.lang.reflect.RecordComponent;
import java.util.regex.Pattern;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/** Refuses characters that no database and no mail takes: NUL and other control characters. */
public final class TextCheck implements Validator {
  private static final Pattern UNSEEN = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

  /** Tells whether a text has such a character. */
  public static boolean isUnseenIn(String text) {
    return UNSEEN.matcher(text).find();
  }

  @Override
  public boolean supports(Class<?> type) {
    return true;
  }

  @Override
  public void validate(Object form, Errors errors) {
    if (form instanceof Record) {
      for (RecordComponent each : form.getClass().getRecordComponents()) {
        if (each.getType() == String.class
            && errors.getFieldValue(each.getName()) instanceof String text
            && isUnseenIn(text)) {
          errors.rejectValue(
              each.getName(),
              "unseen",
              "This has a character that cannot be seen or stored. Please type it again.");
        }
      }
    }
  }
}
