package dev.hushcell.samples.crm.forms;

import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/** Says beside a field what is wrong, also where another field could not even be read. */
public final class FieldErrors {
  private FieldErrors() {}

  /** Refuses what is in a field. */
  public static void add(BindingResult errors, String field, String words) {
    // The value itself, not its text: the page converts it to compare it with choices.
    Object value =
        errors.getTarget() == null ? errors.getFieldValue(field) : errors.getRawFieldValue(field);
    errors.addError(new FieldError(errors.getObjectName(), field, value, false, null, null, words));
  }
}
